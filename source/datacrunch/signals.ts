/** Aborts with whichever aborts first. */
export function eitherSignal(
	first: AbortSignal | undefined,
	second: AbortSignal | undefined,
): AbortSignal | undefined {
	if (first === undefined || second === undefined) return first ?? second;
	return AbortSignal.any([first, second]);
}

/** Gives up waiting when the signal aborts; what is waited for goes on, as others may wait for it too. */
export async function untilAborted<T>(
	promise: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	if (signal === undefined) return promise;
	const {promise: aborted, reject} = Promise.withResolvers<never>();
	const onAbort = () => {
		reject(signal.reason);
	};
	signal.addEventListener('abort', onAbort, {once: true});
	// Also after an abort the promise is raced: left alone, its rejection would be nobody's and end the process.
	if (signal.aborted) onAbort();
	try {
		return await Promise.race([aborted, promise]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
