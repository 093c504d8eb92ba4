// The map, drawn anew so that it can be moved; a slider over its weeks. Without this script the drawing stands as it is.
"use strict";

const MOST_NAMED = 12;
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
  const borders = L.layerGroup().addTo(map);
  for (const country of data.borders) L.polygon(country.rings, { className: "land", interactive: false }).addTo(borders);
  for (const [name, lat, lon] of data.countries) written(name, [lat, lon], "country-label").addTo(map);
  const hatched = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  hatched.setAttribute("class", "unseen");
  hatched.setAttribute("aria-hidden", "true");
  const pattern = document.getElementById("hatch").cloneNode(true);
  pattern.id = "hatch-moved";
  hatched.append(pattern);
  document.body.append(hatched);
  const shown = L.layerGroup().addTo(map);
  const days = [...new Set(data.places.flatMap((p) => Object.keys(p.days)))].filter(Boolean).sort();
  let last = "9999";
  const draw = (until) => {
    shown.clearLayers();
    last = until;
    const taken = [];
    for (const place of data.places) {
      const count = Object.entries(place.days).reduce((sum, [day, n]) => (day <= until ? sum + n : sum), 0);
      if (!count || place.is_country) continue;
      mark(place, count).forEach((shape) => shape.addTo(shown));
      const name = place.claimed_by.length ? [place.name, ...place.names].slice(0, 3).join(" / ") : place.name;
      if (taken.length < MOST_NAMED && isFree(map.latLngToContainerPoint([place.lat, place.lon]), name, taken)) {
        written(name, [place.lat, place.lon], "place-label").addTo(shown);
      }
    }
    for (const shade of data.shades) {
      const count = Object.entries(shade.place.days).reduce((sum, [day, n]) => (day <= until ? sum + n : sum), 0);
      const country = data.borders.find((c) => c.name === shade.name);
      if (count && country) led(L.polygon(country.rings, { className: "shade" }), shade.place, count).addTo(shown).bringToBack();
    }
    borders.eachLayer((layer) => layer.bringToBack());
  };
  map.on("zoomend", () => draw(last));
  slide(days, draw);
  draw(days[days.length - 1] || "9999");
}

function mark(place, count) {
  const at = [place.lat, place.lon];
  const shape = place.is_point
    ? L.circleMarker(at, { className: "point", radius: 5 + 1.3 * Math.log2(1 + count) })
    : L.circle(at, { className: "region", radius: place.km * 1000 });
  const disputed = place.claimed_by.length
    ? [L.circle(at, { className: "disputed", radius: Math.max(place.km, 4) * 1000, interactive: false })]
    : [];
  return [led(shape, place, count), ...disputed];
}

// Whether a name at this point of the screen covers none that is there; if so its room is taken.
function isFree(at, name, taken) {
  const box = [at.x, at.y - 8, at.x + 7 * name.length + 12, at.y + 8];
  if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) return false;
  taken.push(box);
  return true;
}

function written(name, at, kind) {
  const words = document.createElement("span");
  words.textContent = name;
  return L.tooltip({ permanent: true, direction: kind === "place-label" ? "right" : "center", className: kind, interactive: false, offset: kind === "place-label" ? [8, 0] : [0, 0] }).setLatLng(at).setContent(words);
}

function led(shape, place, count) {
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
