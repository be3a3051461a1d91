import {chooseImage} from '../../bringup/image.ts';
import type {Badge} from '../../capacity/badges.ts';
import type {CapacityState, InstanceType} from '../../capacity/snapshot.ts';
import {ExpectedError} from '../../errors.ts';
import type {Facts} from '../app-state.ts';

/**
 * Whether the machine that is asked for takes an image: the type itself, or what a group would give now. `none` says
 * what a bring-up would take instead.
 */
export const imageBadge = (
	image: string,
	{request, candidate}: Facts,
	capacity: CapacityState,
): Badge | undefined => {
	if (capacity.kind !== 'known') {
		return undefined;
	}

	const {catalogue} = capacity.snapshot;
	const type = catalogue.get(request?.target ?? '') ?? catalogue.get(candidate?.instanceType ?? '');
	if (type === undefined || image === '') {
		return undefined;
	}

	const instead = insteadOf(image, type);
	return instead === image
		? {mark: 'available', text: '', stale: false}
		: {mark: 'none', text: `not on ${type.name}${instead ? `: ${instead}` : ''}`, stale: false};
};

/** The image a bring-up would send; undefined: it would refuse. */
const insteadOf = (image: string, type: InstanceType): string | undefined => {
	try {
		return chooseImage(image, type).image;
	} catch (error) {
		if (error instanceof ExpectedError) {
			return undefined;
		}

		throw error;
	}
};
