// Pages opened from a folder may not start a worker from a file, so the search's stands in a
// script beside this one, as text.
if (location.protocol === "file:") {
  const Native = Worker;
  window.Worker = function (address) {
    const text = address.includes("/workers/search.") && window.__searchWorker;
    return new Native(text ? URL.createObjectURL(new Blob([text])) : address);
  };
}
