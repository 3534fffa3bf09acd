/** Says whether an event is something a person did; `$identify` and its kind only say who they are. */
export function isDeed(event: { name: string }): boolean {
  return !event.name.startsWith('$');
}
