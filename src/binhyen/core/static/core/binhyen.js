// Small comforts. Every page works without this file.

// 1 A form is sent once: the pressed button says so and rests until an answer comes.
const pressed = new Map();

function rest(button) {
  pressed.set(button, button.innerHTML);
  button.textContent = "Đang gửi…";
  button.disabled = true;
}

function wake() {
  for (const [button, words] of pressed) {
    button.innerHTML = words;
    button.disabled = false;
    delete button.form?.dataset.sent;
  }
  pressed.clear();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const button = event.submitter;
  if (!button) return;
  form.dataset.sent = "1";
  setTimeout(rest, 0, button); // afterwards, so that the button's own name and value are sent too
}, true);
window.addEventListener("pageshow", wake);
document.addEventListener("htmx:afterRequest", wake);

// 2 ↑ ↓ (and k j) walk from row to row in a list marked data-rows; Enter opens. ↓ leaves a search box for the list.
const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const here = document.activeElement;
  const fromSearch = here.type === "search" && event.key === "ArrowDown";
  const list = fromSearch ? document.querySelector("[data-rows]") : here.closest("[data-rows]");
  if (!list || (!fromSearch && here.matches("input, select, textarea"))) return;
  const rows = [...list.querySelectorAll("tbody tr, li")].map((row) => row.querySelector("a[href]")).filter(Boolean);
  const now = rows.findIndex((link) => link === here || link.closest("tr, li").contains(here));
  const target = rows[now + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
});

// 3 Files may be dropped on their input; what was chosen is named in words.
function size(octets) {
  return octets < 1e6 ? `${Math.max(1, Math.round(octets / 1000))} KB` : `${(octets / 1e6).toFixed(1).replace(".", ",")} MB`;
}

function prepareDrops(root) {
  for (const zone of root.querySelectorAll(".drop:not(.ready)")) {
    const input = zone.querySelector("input");
    const chosen = zone.querySelector("output");
    zone.classList.add("ready");
    input.addEventListener("change", () => {
      chosen.textContent = [...input.files].map((file) => `${file.name} (${size(file.size)})`).join(" · ");
    });
    zone.addEventListener("dragover", () => zone.classList.add("over"));
    for (const end of ["dragleave", "drop"]) zone.addEventListener(end, () => zone.classList.remove("over"));
  }
}
prepareDrops(document);
document.addEventListener("htmx:load", (event) => prepareDrops(event.target));

// 4 Passwords can be shown while they are typed: a Vietnamese keyboard changes letters unseen.
for (const form of document.forms) {
  const inputs = [...form.querySelectorAll("[type=password]")];
  if (!inputs.length) continue;
  const line = document.createElement("div");
  line.className = "check";
  line.innerHTML = '<input type="checkbox" id="reveal"><label for="reveal">Hiện mật khẩu đang gõ</label>';
  line.firstChild.addEventListener("change", (event) => {
    for (const input of inputs) input.type = event.target.checked ? "text" : "password";
  });
  inputs[inputs.length - 1].closest(".field").after(line);
  form.addEventListener("submit", () => inputs.forEach((input) => { input.type = "password"; }));
}

// 5 The account menu closes as menus do.
function closeMenus(except) {
  for (const menu of document.querySelectorAll(".menu[open]")) if (menu !== except) menu.open = false;
}
document.addEventListener("click", (event) => closeMenus(event.target.closest(".menu")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// 6 htmx: a redirect opens the whole page; a failure is said, never swallowed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig, pathInfo } = event.detail;
  const answered = xhr.responseURL && new URL(xhr.responseURL);
  const asked = new URL(pathInfo?.finalRequestPath ?? requestConfig.path, location.href);
  if (!answered || answered.pathname === asked.pathname) return;
  event.detail.shouldSwap = false;
  location.assign(answered);
});

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const notice = document.getElementById("failure");
    notice.hidden = false;
    notice.querySelector("div").focus();
  });
}
