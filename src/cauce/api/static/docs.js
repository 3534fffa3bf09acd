// Renders /api/openapi.json: one closed section per operation, its parameters, body and answers.
"use strict";

const METHODS = ["get", "post", "put", "patch", "delete"];

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function shapeOf(schema, components, seen = []) {
  if (!schema) return "any";
  if (schema.$ref) {
    const name = schema.$ref.split("/").pop();
    return seen.includes(name) ? name : shapeOf(components[name], components, [...seen, name]);
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf || schema.oneOf;
  if (either) return either.map((one) => shapeOf(one, components, seen)).join(" | ");
  if (schema.type === "array") return `[${shapeOf(schema.items, components, seen)}, …]`;
  if (schema.properties) return objectShape(schema, components, seen);
  if (schema.type === "object") return "{…}";
  return schema.format || schema.type || "any";
}

function objectShape(schema, components, seen) {
  const required = schema.required || [];
  const lines = Object.entries(schema.properties).map(([name, value]) => {
    const inner = shapeOf(value, components, seen).replaceAll("\n", "\n  ");
    return `  "${name}"${required.includes(name) ? "" : "?"}: ${inner}`;
  });
  return `{\n${lines.join(",\n")}\n}`;
}

function parameters(operation) {
  if (!operation.parameters?.length) return [];
  const items = operation.parameters.map((given) => {
    const note = ` ${given.in}${given.required ? ", required" : ""} ${given.description || ""}`;
    return element("li", {}, element("code", { textContent: given.name }), note);
  });
  return [element("h3", { textContent: "Parameters" }), element("ul", {}, ...items)];
}

function content(title, described, components) {
  return Object.entries(described?.content || {}).flatMap(([type, media]) => [
    element("h3", { textContent: `${title} · ${type}` }),
    element("pre", { textContent: shapeOf(media.schema, components), tabIndex: 0 }),
  ]);
}

function answers(operation, components) {
  return Object.entries(operation.responses).flatMap(([status, answer]) =>
    status < "300"
      ? [element("h3", { textContent: `${status} ${answer.description}` }), ...content("Answer", answer, components)]
      : [],
  );
}

function refusals(operation) {
  const codes = Object.entries(operation.responses).filter(([status]) => status >= "300");
  const text = codes.map(([status, answer]) => `${status} ${answer.description}`).join(" · ");
  return element("p", { className: "quiet", textContent: `Problems: ${text}` });
}

function section(path, method, operation, components) {
  const head = element("summary", {}, element("span", { className: "method", textContent: method.toUpperCase() }));
  head.append(element("code", { textContent: path }));
  const body = element("div", { className: "body" }, element("p", { textContent: operation.description || operation.summary }));
  body.append(...parameters(operation), ...content("Body", operation.requestBody, components));
  body.append(...answers(operation, components), refusals(operation));
  return element("details", { id: operation.operationId }, head, body);
}

function render(api) {
  const components = api.components.schemas;
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const tag = item[method].tags?.[0] || "other";
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(section(path, method, item[method], components));
    }
  }
  document.querySelector("#summary").textContent = `${api.info.summary} Version ${api.info.version}.`;
  for (const [tag, sections] of groups) {
    document.querySelector("#tags").append(element("a", { href: `#tag-${tag}`, textContent: tag }));
    document.querySelector("#operations").append(element("h2", { id: `tag-${tag}`, textContent: tag }), ...sections);
  }
  if (location.hash) document.querySelector(location.hash)?.setAttribute("open", "");
}

fetch("/api/openapi.json")
  .then((answer) => answer.json())
  .then(render)
  .catch((error) => {
    document.querySelector("#operations").textContent = `The document could not be read: ${error.message}`;
  });
