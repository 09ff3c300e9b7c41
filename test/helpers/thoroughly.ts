/** `npm run faults:nights` tries everything; the test run of every day a part of it that is chosen to stand for the rest. */
export const thoroughly = process.env.QUARTETT_FAULTS === 'all';
