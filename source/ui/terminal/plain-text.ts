/** ASCII and the marks of our own screens: each is one character in one cell, whatever stands beside it. */
export const plainText = /^[ -~…←-↓─-╿✓✗]*$/;
