import type { AccessRole } from '@daybook/book';
import { SetMetadata } from '@nestjs/common';

/** What a route asks of those who come: one of these roles, or nothing at all. */
export type RoutePolicy = readonly (AccessRole | 'anyone')[];

/** The key of a route's policy among its metadata. */
export const POLICY = 'daybook:policy';

/** Names the roles that a route is for; a route without a policy stops the start (promises.md §4). */
export const Policy = (...roles: RoutePolicy): MethodDecorator => SetMetadata(POLICY, roles);
