// In the service worker. While a page of the site is starting, nothing more is fetched to be kept: it would take turns with what the page
// waits for. Each page holds this lock until it works.
{
  const ask = fetch;
  self.fetch = async (...what) => {
    if (self.serviceWorker?.state === "installing") await navigator.locks?.request(`starting ${registration.scope}`, () => {});
    return ask(...what);
  };
}
