(frame => addEventListener("message", ({source, data}) => {
  if (source !== frame.contentWindow || !data || data.type !== "bnr-embed-height" || data.name !== NAME) return;
  if (!Number.isFinite(data.height) || data.height < 1 || data.height > 50000) return;
  frame.style.aspectRatio = "auto";
  frame.style.height = data.height + "px";
}))(document.currentScript.previousElementSibling);
