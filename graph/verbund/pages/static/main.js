/* The beginning. */

const readJson = (id) => JSON.parse(byId(id).textContent);

new Page(readJson("data"), readJson("texts")).start();
