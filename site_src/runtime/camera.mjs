// Reads QR codes with the camera. It is loaded when it is first asked for, since it brings a megabyte of WebAssembly.
import { prepareZXingModule, purgeZXingModule, readBarcodes } from "./zxing/reader/index.js";

const OPTIONS = { formats: ["QRCode"], maxNumberOfSymbols: 4 };
const PAUSE = 100; // milliseconds between two looks, in which the page answers
const locateFile = (name) => new URL(`./zxing/${name}`, import.meta.url).href;
let stream;

// Turn the camera on, the one that looks away from the screen if there are two. Answers why it cannot be, in the browser's word.
export async function open() {
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true }).catch((error) => {
    purgeZXingModule(); // it would go on refusing after the network is back
    throw error;
  });
  close();
  try {
    const video = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };
    stream = await navigator.mediaDevices.getUserMedia({ video });
    return "";
  } catch (error) {
    return error.name;
  }
}

function close() {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

// Show what the camera sees, and tell each text once. It ends, and the camera is off, as soon as the video is not on the page
// any more, the page is hidden, or the camera is unplugged.
export async function watch(video, found) {
  const [track] = stream.getTracks();
  const hide = () => document.hidden && close();
  const told = new Set();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  document.addEventListener("visibilitychange", hide);
  try {
    if (!video) return;
    video.srcObject = stream;
    await video.play();
    while (video.isConnected && track.readyState === "live") {
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      context.drawImage(video, 0, 0);
      // An iPhone may play a video before its first picture has come.
      const seen = canvas.width ? await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), OPTIONS) : [];
      for (const { text } of seen) {
        if (!told.has(text) && video.isConnected) found(text);
        told.add(text);
      }
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  } finally {
    document.removeEventListener("visibilitychange", hide);
    close();
  }
}
