// Enhancements only: every page works without this file.
import { initAll } from "./govuk-frontend.min.js";
import { follow } from "./questions.js";

const supported = "noModule" in HTMLScriptElement.prototype;
document.body.classList.add("js-enabled", ...(supported ? ["govuk-frontend-supported"] : []));

if (supported) {
  initAll();
  follow();
  document.querySelectorAll("[data-position]").forEach(offerPosition);
}

/** Shows a button that fills in where the person stands; nothing is asked for until it is pressed. */
function offerPosition(box) {
  const [latitude, longitude] = box.querySelectorAll("input");
  const button = box.querySelector("button");
  const status = box.querySelector("[role=status]");
  if (!navigator.geolocation || !latitude || !longitude || !button || !status) return;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = box.dataset.looking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        latitude.value = coords.latitude.toFixed(6);
        longitude.value = coords.longitude.toFixed(6);
        status.textContent = box.dataset.found;
      },
      () => {
        status.textContent = box.dataset.failed;
      },
      { enableHighAccuracy: true, timeout: 10000 },
    );
  });
}
