/** Characters. The server knows the common ones, too. */
export const SHORTEST_PASSWORD = 10;
