// What the button in the toolbar offers.

const status = document.getElementById("status");

for (const what of ["verify", "check"]) {
  document.getElementById(what).addEventListener("click", async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const fault = await chrome.runtime.sendMessage({ type: "begin", what, tab: tab.id });
    if (fault) {
      status.textContent = fault;
    } else {
      window.close();
    }
  });
}
document.getElementById("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
