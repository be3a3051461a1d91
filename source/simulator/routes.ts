import {catalogueRoutes} from './catalogue-routes.ts';
import {keyAndScriptRoutes} from './key-and-script-routes.ts';
import {machineRoutes} from './machine-routes.ts';
import type {Route} from './route.ts';
import {volumeRoutes} from './volume-routes.ts';

/** The API's calls. Paths that it calls deprecated work as their successors do. */
export const routes: readonly Route[] = [
	...catalogueRoutes,
	...machineRoutes,
	...volumeRoutes,
	...keyAndScriptRoutes,
];
