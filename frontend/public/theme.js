// Runs before the first paint, so that a dark screen never flashes white.
(function () {
  var wanted = null;
  try {
    wanted = localStorage.getItem('cauce-theme');
  } catch {
    // A browser may forbid storage; the system's own scheme is used then.
  }
  wanted = wanted || 'auto';
  var dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
