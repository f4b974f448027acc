// PyScript keeps two stores of its own, for folders and packages that no page of ours has, and waits for them before it starts Python.
// Where the browser refuses every store it would never start; elsewhere all sites of this address would share them. So they are here
// only in name, always empty, and answered at once.
const answer = (result) => {
  const request = {};
  queueMicrotask(() => request.onsuccess({ target: { result } }));
  return request;
};
const nothing = () => answer();
const empty = { getAllKeys: () => answer([]), count: () => answer(0), get: nothing, getKey: nothing, put: nothing, clear: nothing, delete: nothing };
const store = { transaction: () => ({ objectStore: () => empty }), close() {} };
const { open } = IDBFactory.prototype;

// Firefox refuses channels between tabs together with the stores, and PyScript makes one as it is read.
try {
  new BroadcastChannel("").close();
} catch {
  window.BroadcastChannel = class {
    postMessage() {}
    close() {}
  };
}

IDBFactory.prototype.open = function (name, ...version) {
  return name.startsWith("IDBMap/") ? answer(store) : open.call(this, name, ...version);
};
