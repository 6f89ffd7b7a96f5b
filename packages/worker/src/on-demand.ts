/**
 * A module that is loaded with its first use. Each import expression goes through the loader, also for what is there
 * already, so what it gave is kept.
 */
export const onDemand = <Module>(load: () => Promise<Module>): (() => Promise<Module>) => {
  let loaded: Module | undefined;
  return async () => {
    loaded ??= await load();
    return loaded;
  };
};
