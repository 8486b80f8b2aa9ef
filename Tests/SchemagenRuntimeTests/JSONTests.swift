import SchemagenRuntime
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        ("null", "null"), (" true\n", "true"), ("\t[ ]\r", "[]"), ("{ }", "{}"), ("0", "0"), ("-0", "-0.0"),
        ("-1", "-1"),
        ("1.0", "1.0"), ("1e2", "100.0"), ("1E+2", "100.0"), ("25e-1", "2.5"),
        ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775808", "9.223372036854776e+18"),
        ("1e-999", "0.0"), (#"{"b":1,"a":[true,null,{"c":"d"}]}"#, #"{"a":[true,null,{"c":"d"}],"b":1}"#),
        (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"":0}"#, #"{"":0}"#), (#""\u0041\/\b\f""#, #""A/\u0008\u000c""#),
        (#""\ud83d\ude00 \u00e9""#, "\"😀 é\""), ("\"\u{7F}\u{2028}\"", "\"\u{7F}\u{2028}\""),
        (#""\"\\\n\r\t\u0000\u001f""#, #""\"\\\n\r\t\u0000\u001f""#), ("\"\\uFFFF\"", "\"\u{FFFF}\""),
    ])
    func texts(text: String, written: String) throws {
        let value = try JSON(text: text)
        #expect(value.description == written)
        #expect(try JSON(text: written) == value)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3),
            ("[1,]", .unexpectedCharacter, 3), ("[,1]", .unexpectedCharacter, 1),
            ("{\"a\":1,}", .unexpectedCharacter, 7),
            ("{a:1}", .unexpectedCharacter, 1), ("{\"a\" 1}", .unexpectedCharacter, 5),
            ("{1:1}", .unexpectedCharacter, 1),
            ("[1 2]", .unexpectedCharacter, 3), ("[1}", .unexpectedCharacter, 2), ("tru", .unexpectedEnd, 3),
            ("True", .unexpectedCharacter, 0), ("nul1", .unexpectedCharacter, 3), ("'a'", .unexpectedCharacter, 0),
            ("01", .trailingText, 1), ("1 2", .trailingText, 2), ("{}x", .trailingText, 2),
            ("+1", .unexpectedCharacter, 0),
            (".5", .unexpectedCharacter, 0), ("5.", .unexpectedEnd, 2), ("-", .unexpectedEnd, 1),
            ("1e", .unexpectedEnd, 2),
            ("1e+", .unexpectedEnd, 3), ("0x10", .trailingText, 1), ("NaN", .unexpectedCharacter, 0),
            ("-Infinity", .unexpectedCharacter, 1), ("1e999", .numberOutOfRange, 0), ("[-1e999]", .numberOutOfRange, 1),
            ("\"a", .unexpectedEnd, 2), ("\"a\n\"", .controlCharacter, 2), ("\"\0\"", .controlCharacter, 1),
            (#""\x""#, .invalidEscape, 1), (#""\u12g4""#, .invalidEscape, 5), (#""\ud800""#, .invalidEscape, 1),
            (#""\udc00""#, .invalidEscape, 1), (#""\ud800\u0041""#, .invalidEscape, 1), (#""\u00"#, .unexpectedEnd, 5),
            ("\u{FEFF}1", .unexpectedCharacter, 0), ("\u{A0}1", .unexpectedCharacter, 0),
            ("١", .unexpectedCharacter, 0),
            ("1/**/", .trailingText, 1),
        ] as [(String, JSON.SyntaxError.Reason, Int)])
    func malformed(text: String, reason: JSON.SyntaxError.Reason, offset: Int) {
        do throws(JSON.SyntaxError) {
            let value = try JSON(text: text)
            Issue.record("read as \(value)")
        } catch {
            #expect(error.reason == reason)
            #expect(error.offset == offset)
        }
        #expect(JSON(literal: text) == .null)
    }

    @Test func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSON(text: nested(512)).description == nested(512))
        #expect(throws: JSON.SyntaxError.self) { try JSON(text: nested(513)) }
        #expect(throws: JSON.SyntaxError.self) { try JSON(text: String(repeating: "{\"a\":", count: 1_000_000)) }
    }

    @Test func equalNumbersAreEqual() {
        let one: JSON = 1
        #expect(one == .number(1))
        #expect(Set([one, .number(1), .number(1.5), .number(.nan), .number(.nan)]).count == 3)
        #expect(JSON.number(-0.0) == .integer(0) && JSON.number(-0.0).hashValue == JSON.integer(0).hashValue)
        #expect(JSON.integer(.max) != .number(9_223_372_036_854_775_808))
        #expect(JSON.integer(1) != .bool(true))
        #expect(JSON.integer(1) != .string("1"))
    }

    @Test func whatIsNotFiniteIsNull() throws {
        #expect(JSON.array([.number(.nan), .number(.infinity)]).description == "[null,null]")
        #expect(try encoded(JSON.number(-.infinity)) == "[null]")
    }

    @Test func literalsAndAccess() {
        var value: JSON = ["theme": "dark", "sizes": [1, 2.5, true, -3], "theme": "light"]
        #expect(value["theme"]?.stringValue == "light")
        #expect(value["sizes"]?[0]?.integerValue == 1)
        #expect(value["sizes"]?[1]?.numberValue == 2.5)
        #expect(value["sizes"]?[1]?.integerValue == nil)
        #expect(value["sizes"]?[2]?.boolValue == true)
        #expect(value["sizes"]?[4] == nil && value["sizes"]?[-1] == nil && value[0] == nil)
        #expect(value["none"] == nil && value["theme"]?["x"] == nil)
        #expect(value["sizes"]?.arrayValue?.count == 4 && value.objectValue?.count == 2)
        value["sizes"] = nil
        value["theme"]?["x"] = 1
        value["new"] = .null
        value["new"]?["deep"] = [:]
        #expect(value.description == #"{"new":{"deep":{}},"theme":"light"}"#)
        #expect(JSON.null.isNull && !value.isNull)
    }

    @Test func coding() throws {
        let text = #"[{"a":[1,-2.5,true,null,"é\"/"],"b":{},"c":9223372036854775807,"d":0.1}]"#
        let value = try decoded(JSON.self, text)
        #expect(value["a"] == [1, -2.5, true, .null, "é\"/"])
        #expect(value["c"] == .integer(.max))
        #expect(try encoded(value) == text)
        #expect(try decoded(JSON.self, "[null]") == .null)
        let whole = JSON.number(3)
        #expect(try decoded(JSON.self, encoded(whole)) == whole)
    }
}
