/** Everything that leaves this package: what the Worker serves, and what npm has. */
import './build-served.ts';
import './build-npm.ts';
