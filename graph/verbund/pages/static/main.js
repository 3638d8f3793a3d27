/* The beginning. */

const readJson = (id) => JSON.parse(byId(id).textContent);

async function begin() {
  const { columns, ...data } = readJson("data");
  const page = new Page({ ...data, ...await inflated(columns) }, readJson("texts"));
  page.start();
}

begin();
