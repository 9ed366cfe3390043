const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/** The OpenAPI document, with its references followed. */
export class Description {
  /** @param {object} document as served at /api/v1/openapi.json */
  constructor(document) {
    this.document = document;
  }

  static async load() {
    const answer = await fetch("/api/v1/openapi.json");
    if (!answer.ok) throw new Error(`The description was not answered (${answer.status})`);
    return new Description(await answer.json());
  }

  /** What a reference points to, with what stands beside it; anything else as it is. */
  resolve(value) {
    let resolved = value;
    for (let depth = 0; resolved?.$ref && depth < 10; depth += 1) {
      const { $ref, ...beside } = resolved;
      const target = $ref.slice(2).split("/").reduce(
        (object, key) => object?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], this.document,
      );
      resolved = { ...target, ...beside };
    }
    return resolved;
  }

  /** The name of what a reference points to. */
  static nameOf(value) {
    return value?.$ref?.split("/").at(-1);
  }

  /** Every operation, by tag in the document's order, then by path. */
  tags() {
    return this.document.tags.map((tag) => ({ ...tag, operations: this.operations(tag.name) }));
  }

  operations(tag) {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]?.tags?.includes(tag)).map((method) => ({
        ...item[method],
        path,
        method,
        parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((one) => this.resolve(one)),
        isPublic: (item.servers ?? this.document.servers).some((server) => server.url === "/"),
      })),
    );
  }
}
