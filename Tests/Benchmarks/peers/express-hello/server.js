// What ours is compared with: the smallest Express service with a health check.
const express = require("express");

const app = express();
app.disable("x-powered-by");
app.get("/health", (request, response) => response.json({ status: "ok" }));
app.listen(Number(process.env.PORT), "127.0.0.1");
