/** So long may keys wait at the most, beside what one step of the work takes. */
const sliceMilliseconds = 4;

/**
 * Does long work bit by bit, with what else is to be done in between; what is waiting to be drawn comes first. Undefined:
 * nobody wants it any more. `told` hears after each piece what the work yielded last.
 */
export const inSlices = <Step, Result>(
	work: Generator<Step, Result, void>,
	isWanted: () => boolean,
	told?: (step: Step) => void,
): Promise<Result | undefined> =>
	new Promise((resolve, reject) => {
		const advance = (): void => {
			if (!isWanted()) {
				resolve(undefined);
				return;
			}

			try {
				const end = performance.now() + sliceMilliseconds;
				let step = work.next();
				while (step.done !== true && performance.now() < end) {
					step = work.next();
				}

				if (step.done === true) {
					resolve(step.value);
				} else {
					told?.(step.value);
					setImmediate(advance);
				}
			} catch (error) {
				reject(error);
			}
		};

		setImmediate(advance);
	});
