/** The value below which a share of the values lies, between neighbours by their distance. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('Nothing was measured.');
  return below + (above - below) * (place - Math.floor(place));
};

/** What a machine with other work on it disturbs least: noise only ever adds. */
export const lowerQuartile = (values: readonly number[]): number => quantile(values, 0.25);
