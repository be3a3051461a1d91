/**
 * Turns off what a program that was killed has left the terminal with: reports of clicks, of the wheel and of the focus,
 * and bracketed paste. Otherwise they would be there again when this one ends, and end up in the shell's line. Whoever
 * wants one of them turns it on afterwards, and off again.
 */
export const leftModesOff = '\u001B[?1000l\u001B[?1006l\u001B[?1004l\u001B[?2004l';
