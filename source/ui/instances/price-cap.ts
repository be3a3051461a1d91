/** A cap on the price, with cents as prices have them, and with what was typed beyond those: `$2.50/h`. */
export const capText = (dollars: number): string => {
	const cents = dollars.toFixed(2);
	return `$${Number(cents) === dollars ? cents : dollars}/h`;
};
