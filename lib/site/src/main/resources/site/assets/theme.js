// Before the first paint: the colours that were chosen, here or on the stage; and that scripts run.
try {
  document.documentElement.dataset.theme = localStorage.getItem('theme') ?? 'auto';
} catch {
  document.documentElement.dataset.theme = 'auto'; // a browser that keeps nothing
}
document.documentElement.classList.add('js');
