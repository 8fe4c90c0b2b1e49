// JSON comes from settings and from files: what is valid is read whole, everything else is refused with its place.

#include <doctest/doctest.h>

#include "base/json.h"

using base::JsonValue;
using base::JsonWriter;
using base::parse_json;

TEST_CASE("json: a document is read as it is") {
  const auto document = parse_json(R"( {"name":"Siti \"S\" \u00e9 \ud83d\ude00","n":-12,"f":1.5e3,"ok":true,"no":false,
                                        "nothing":null,"list":[1,[2],{}],"name2":""} )");
  REQUIRE(document.ok());
  CHECK(document->find("name")->text() == "Siti \"S\" é 😀");
  CHECK(document->find("n")->integer() == -12);
  CHECK_FALSE(document->find("f")->integer());
  CHECK(document->find("f")->text() == "1.5e3");
  CHECK(document->find("ok")->boolean() == true);
  CHECK(document->find("no")->boolean() == false);
  CHECK(document->find("nothing")->is_null());
  REQUIRE(document->find("list")->items().size() == 3);
  CHECK(document->find("list")->items()[1].items()[0].integer() == 2);
  CHECK(document->find("list")->items()[2].kind() == JsonValue::Kind::object);
  CHECK(document->find("absent") == nullptr);
  CHECK(document->members()[1].first == "n");
}

TEST_CASE("json: malformed text is refused") {
  for (const char* text : {"", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "01", "1.", "-", "\"\\x\"", "\"\\u12\"",
                           "\"a", "tru", "[1] 2", "\"\n\"", "{\"a\":1,}", "nul", "+1", "'a'"}) {
    CHECK_MESSAGE(!parse_json(text).ok(), text);
  }
  const auto error = parse_json("[1, x]");
  REQUIRE_FALSE(error.ok());
  CHECK(error.error().message_key == "import.json_malformed");
  CHECK(error.error().arguments[0].second == "5");
}

TEST_CASE("json: depth is bounded") {
  CHECK(parse_json(std::string(60, '[') + std::string(60, ']')).ok());
  CHECK_FALSE(parse_json(std::string(100'000, '[')).ok());
}

TEST_CASE("json: lone surrogates and ill-formed bytes become replacement characters") {
  CHECK(parse_json("\"\\ud800\"")->text() == "\xEF\xBF\xBD");
  CHECK(parse_json("\"\\ud800\\u0041\"")->text() ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(parse_json("\"\xC3\"")->text() == "\xEF\xBF\xBD");
}

TEST_CASE("json: what is written is read back") {
  const std::string hard = std::string("q\" b\\ n\n t\t nul") + '\0' + " é 😀";
  JsonWriter writer;
  writer.begin_object().key("text").string(hard).key("n").integer(-5).key("list").begin_array();
  writer.boolean(true).null().begin_object().end_object().begin_array().end_array();
  writer.end_array().key("last").boolean(false).end_object();
  const std::string text = writer.take();
  CHECK(text.substr(text.find("\"n\"")) == R"("n":-5,"list":[true,null,{},[]],"last":false})");
  const auto document = parse_json(text);
  REQUIRE(document.ok());
  CHECK(document->find("text")->text() == hard);
}
