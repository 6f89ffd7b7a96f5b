/** A link has brought a car: the page shows it. */
document.querySelector('keyfob-connect')?.addEventListener('keyfob-success', () => {
  location.assign('/?notice=connected');
});
