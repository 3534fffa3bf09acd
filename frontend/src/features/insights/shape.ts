/** How an answer is shown. */
export type Shape = 'chart' | 'table';
