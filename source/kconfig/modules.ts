import type {Evaluation} from './evaluation.ts';
import {no} from './tristate.ts';

/** Whether m means anything: without modules every tristate is a bool. */
export const hasModules = (evaluation: Evaluation): boolean =>
	evaluation.tree.modules !== undefined && evaluation.tristate(evaluation.tree.modules) !== no;
