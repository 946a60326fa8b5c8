/** Given and family names as a staff list of an English town has them. Nobody in particular is meant. */
export const womensNames =
  words(`Aaliyah Abigail Aisha Alice Amanda Amelia Amrit Angela Anita Anna Beatrice Bethany Blessing Carol
  Catherine Charlotte Chidinma Claire Dawn Deborah Diane Donna Elaine Ellen Emily Emma Farah Fiona
  Gemma Gurpreet Hannah Harpreet Heather Helen Ifeoma Iris Jacqueline Jade Jasmine Joanne Julie Karen
  Kavita Kelly Laura Leanne Linda Lisa Louise Manjit Maria Maryam Megan Michelle Naomi Natalie Nicola
  Olivia Pamela Parveen Paula Priya Rachel Rebecca Rukhsana Sadia Samantha Sandra Sarah Sharon Shanice
  Simone Sophie Stacey Tanya Tendai Tracey Vanessa Victoria Yasmin Zainab Zoe`);

export const mensNames =
  words(`Abdul Adam Adrian Ahmed Alan Andrew Anthony Arjun Ben Callum Christopher Colin Craig Daniel Darren
  David Delroy Emmanuel Gareth Gary Graham Harjit Hassan Ian Imran James Jason Jonathan Joseph Kevin
  Kwame Lee Luke Marcus Mark Martin Matthew Michael Mohammed Nathan Neil Nigel Oliver Paul Peter
  Philip Rajesh Richard Robert Ryan Simon Sanjay Stephen Steven Stuart Thomas Tony Vikram Wayne
  William`);

export const familyNames =
  words(`Adams Adeyemi Ahmed Akhtar Ali Allen Anderson Andrews Armstrong Atkins Bailey Baker Banks Barker
  Barnes Bates Begum Bell Bennett Berry Bevan Bhatti Birch Bradley Brown Burton Butler Campbell Carr
  Carter Chambers Chapman Clarke Cole Collins Cook Cooper Cox Crawford Cross Dale Darby Davies Dean
  Dhillon Dixon Downing Dunn Dyer Edwards Egan Ellis Evans Farrell Fellows Fisher Fletcher Ford Foster
  Fox Francis Freeman Gardner Gibbs Gill Gordon Graham Grant Gray Green Grewal Griffiths Hadley Hall
  Hamilton Harper Harris Hart Hayes Hickman Higgins Hill Holloway Holmes Hughes Hunt Hussain Iqbal
  Jackson James Jenkins Johal Johnson Jones Kaur Kelly Khan King Knight Lane Lawrence Lewis Lloyd
  Mahmood Malik Marsh Marshall Martin Mason Mehta Millward Mistry Moore Morgan Morris Moyo Murphy
  Murray Newman Nicholls Nkosi Nwosu Okafor Okoro Oliver Osborne Owen Palmer Parker Parkes Patel Payne
  Pearce Perry Phillips Powell Price Randhawa Raybould Reid Reynolds Richards Roberts Robinson Rogers
  Rose Round Sahota Sandhu Saunders Shah Sharma Shaw Sidhu Simmonds Singh Smith Stevens Stone Taylor
  Thomas Thompson Tranter Tromans Turner Walker Wallace Walsh Ward Watson Webb Wells Westwood White
  Whitehouse Williams Wilson Wood Woodall Wright Yates Young`);

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
