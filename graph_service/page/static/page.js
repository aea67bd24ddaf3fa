// Conveniences only: every page reads and works without this file.
for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // without a secure connection there is no clipboard: what is selected can be copied by hand
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      return;
    }
    button.lastElementChild.textContent = button.dataset.done;
  });
}
// sentences are open on paper, also where the style sheet cannot open them
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".statement details, .stacked details")) each.open = true;
});
