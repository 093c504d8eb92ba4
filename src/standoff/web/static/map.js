// The map, drawn anew so that it can be moved; a slider over its weeks. Without this script the drawing stands as it is.
"use strict";

const holder = document.getElementById("map");

async function start() {
  const answer = await fetch(holder.dataset.from, { credentials: "same-origin" });
  if (!answer.ok) return;
  const data = await answer.json();
  document.getElementById("drawn").hidden = true;
  holder.hidden = false;
  const map = L.map(holder, { attributionControl: false, zoomSnap: 0.25, zoomAnimation: false, worldCopyJump: false });
  map.fitBounds([[data.box[0], data.box[1]], [data.box[2], data.box[3]]]);
  L.control.scale({ imperial: false }).addTo(map);
  for (const country of data.borders) {
    L.polygon(country.rings, { className: "land", interactive: false, renderer: L.svg({ padding: 0.6 }) }).addTo(map);
  }
  const shown = L.layerGroup().addTo(map);
  const days = [...new Set(data.places.flatMap((p) => Object.keys(p.days)))].filter(Boolean).sort();
  const draw = (until) => {
    shown.clearLayers();
    for (const place of data.places) {
      const count = Object.entries(place.days).reduce((sum, [day, n]) => (day <= until ? sum + n : sum), 0);
      if (count && !place.is_country) mark(place, count).addTo(shown);
    }
  };
  slide(days, draw);
  draw(days[days.length - 1] || "9999");
}

function mark(place, count) {
  const kind = (place.is_point ? "point" : "region") + (place.claimed_by.length ? " claimed" : "");
  const at = [place.lat, place.lon];
  const shape = place.is_point
    ? L.circleMarker(at, { className: kind, radius: 5 + 1.3 * Math.log2(1 + count) })
    : L.circle(at, { className: kind, radius: place.km * 1000 });
  const names = place.names.length ? ` (${place.names.join(", ")})` : "";
  const claimed = place.claimed_by.length ? `; claimed by ${place.claimed_by.join(" and ")}` : "";
  const words = document.createElement("span");
  words.textContent = `${place.name}${names}, known to the ${place.precision}${claimed}: ${count} incident${count === 1 ? "" : "s"}`;
  shape.bindTooltip(words);
  shape.on("click", () => window.location.assign(place.href));
  return shape;
}

function slide(days, draw) {
  if (days.length < 2) return;
  const slider = document.getElementById("slider");
  const input = slider.querySelector("input");
  const output = slider.querySelector("output");
  input.max = String(days.length - 1);
  input.value = input.max;
  output.value = days[days.length - 1];
  input.setAttribute("aria-valuetext", output.value);
  input.addEventListener("input", () => {
    output.value = days[Number(input.value)];
    input.setAttribute("aria-valuetext", output.value);
    draw(output.value);
  });
  slider.hidden = false;
}

start();
