/// The texts to try for PostgreSQL's built-in types, and for those made of others.
extension PostgreSQLTypeValues {
    /// Texts for a base type; for one that is not known, such as an extension's, a bit of everything.
    static func basic(_ name: String, cast: String, count: Int) -> (plain: [String], nasty: [String]) {
        let numbers = (1...count).map(String.init)
        switch name {
        case "bool": return (["t", "f"], [])
        case "int2": return (numbers, ["-32768", "32767", "0", "-1"])
        case "int4": return (numbers, ["-2147483648", "2147483647", "0", "-1"])
        case "int8": return (numbers, ["-9223372036854775808", "9223372036854775807", "0", "-1"])
        case "numeric": return (numbers.map { "\($0).5" } + numbers, numericTexts(cast))
        case "float4":
            return (numbers.map { "\($0).25" }, ["Infinity", "-3.4028235e+38", "1e-45", "NaN", "-0", "0.1"])
        case "float8":
            return (
                numbers.map { "\($0).25" }, ["-Infinity", "1.7976931348623157e+308", "5e-324", "NaN", "-0", "0.1"]
            )
        case "money": return (numbers.map { "\($0).50" }, ["-92233720368547758.08", "92233720368547758.07", "0"])
        case "text", "varchar", "bpchar", "citext", "name":
            return (characterTexts(count) + numbers, nastyTexts)
        case "char": return ((0..<min(count, 26)).map { letter($0) }, ["", "'", "\\"])
        case "bytea": return (numbers.map { "\\x0\($0.suffix(1))ff" }, ["\\x", "\\x00", "\\x27225c00ff"])
        case "date":
            return (
                (1...count).map { "2024-0\($0 % 9 + 1)-1\($0 % 10)" },
                ["infinity", "0001-01-01", "-infinity", "2024-02-29"]
            )
        case "time": return (hours(count), ["00:00:00", "24:00:00", "23:59:59.999999"])
        case "timetz": return (hours(count).map { "\($0)+00" }, ["00:00:00+15:59", "24:00:00-15:59"])
        case "timestamp":
            return (moments(count), ["infinity", "0001-01-01 00:00:00", "-infinity", "2024-02-29 23:59:59.999999"])
        case "timestamptz":
            return (
                moments(count).map { "\($0)+00" },
                ["infinity", "0001-01-01 00:00:00+00", "-infinity", "2024-03-31 01:30:00.000001+00"]
            )
        case "interval":
            return (
                numbers.map { "\($0) days 01:00:00" }, ["0", "-1 mons +2 days -03:04:05.000006", "178000000 years"]
            )
        case "uuid":
            return (
                (1...count).map { "0000000\($0 % 10)-0000-4000-8000-0000000000\($0 + 10)" },
                ["ffffffff-ffff-ffff-ffff-ffffffffffff", "00000000-0000-0000-0000-000000000000"]
            )
        case "json", "jsonb":
            return (
                numbers.map { "{\"a\": \($0)}" },
                ["{}", "[]", "null", "\"it's \\\"quoted\\\" \\\\ 😀\"", "{\"\": [1e300, null, {\"ü\": false}]}"]
            )
        case "jsonpath": return (numbers.map { "$.a[\($0)]" }, ["strict $.*", "$"])
        case "xml": return (numbers.map { "<a>\($0)</a>" }, ["<a b=\"it's\">😀 &amp; &lt;</a>"])
        case "inet": return (numbers.map { "192.168.0.\($0)" }, ["0.0.0.0/0", "::1", "ffff:ffff::/32"])
        case "cidr": return (numbers.map { "10.\($0).0.0/16" }, ["0.0.0.0/0", "::/0", "2001:db8::/32"])
        case "macaddr":
            return ((1...count).map { "08:00:2b:01:02:\($0 + 10)" }, ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"])
        case "macaddr8":
            return ((1...count).map { "08:00:2b:01:02:03:04:\($0 + 10)" }, ["ff:ff:ff:ff:ff:ff:ff:ff"])
        case "bit", "varbit": return bits(cast, count)
        case "tsvector": return (numbers.map { "'cat':\($0) 'sat':\($0)9" }, ["", "'it''s':1A"])
        case "tsquery": return (numbers.map { "'cat' & 'sat\($0)'" }, ["!'a'", "'it''s' <-> 'b':*A"])
        case "point": return (numbers.map { "(\($0),2)" }, ["(-1e308,1e-300)", "(0,0)"])
        case "line": return (numbers.map { "{\($0),-1,0}" }, ["{0,1,0}"])
        case "lseg": return (numbers.map { "[(0,0),(\($0),1)]" }, ["[(0,0),(0,0)]"])
        case "box": return (numbers.map { "(\($0),1),(0,0)" }, ["(0,0),(0,0)"])
        case "path": return (numbers.map { "((0,0),(\($0),1))" }, ["[(0,0)]", "[(0,0),(1,1),(2,0)]"])
        case "polygon": return (numbers.map { "((0,0),(\($0),1),(1,0))" }, ["((0,0))"])
        case "circle": return (numbers.map { "<(0,0),\($0)>" }, ["<(0,0),0>"])
        case "pg_lsn": return (numbers.map { "0/\($0)" }, ["0/0", "FFFFFFFF/FFFFFFFF"])
        case "oid", "xid", "xid8", "cid": return (numbers, ["0", "4294967295"])
        case "tid": return (numbers.map { "(0,\($0))" }, ["(4294967295,65535)"])
        case "pg_snapshot", "txid_snapshot": return (numbers.map { "\($0):\($0)0:" }, ["10:20:10,14,15"])
        case "int2vector", "oidvector": return (numbers.map { "1 \($0)" }, [""])
        case "regclass", "regtype", "regproc", "regprocedure", "regoper", "regoperator", "regnamespace", "regrole",
            "regconfig", "regdictionary", "regcollation":
            let names = [
                "pg_class", "pg_type", "integer", "text", "pg_catalog", "public", "simple", "english", "now", "version",
                "pg_database_owner", "pg_monitor", "\"C\"", "\"POSIX\"", "lower(text)", "upper(text)",
                "*(integer,integer)",
                "!~~(text,text)", "english_stem",
            ]
            return (names, ["-"])
        case "hstore": return (numbers.map { "\"a\"=>\"\($0)\"" }, ["", "\"\"=>NULL"])
        case "ltree": return (numbers.map { "a.b\($0)" }, [""])
        default: return (unknown(cast, numbers), [])
        }
    }

    private static func unknown(_ cast: String, _ numbers: [String]) -> [String] {
        var texts = numbers + ["a", "", "{}", "(0,0)", "[]", "POINT(0 0)", "2024-01-02", "{1}", "[1,2]", "10:20:"]
        // vector(3)
        if let open = cast.lastIndex(of: "("), let size = Int(cast[open...].dropFirst().prefix { $0.isNumber }),
            size < 5000
        {
            texts += numbers.prefix(6).map { "[" + [String](repeating: $0, count: size).joined(separator: ",") + "]" }
        } else {
            texts += numbers.prefix(6).map { "[\($0),2,3]" }
        }
        return texts
    }

    private static func letter(_ number: Int) -> String {
        String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26))))
    }

    /// Short ones too: a column may hold one character only.
    static func characterTexts(_ count: Int) -> [String] {
        ["alpha", "Beta", "gamma@example.com"] + (0..<count).map(letter) + (0..<count).map { "word \($0)" }
    }

    /// What goes wrong where texts are put together without care.
    static let nastyTexts = [
        "", "it's \"quoted\" \\ $1 %s; --", "😀👩‍👩‍👧 ß é e\u{301}", "\u{202E}rtl\u{200B}", "line\r\nbreak\ttab", "NULL", "'",
        " padded ", "😀",
    ]

    private static func hours(_ count: Int) -> [String] { (1...count).map { "\($0 % 14 + 10):0\($0 % 10):00" } }

    private static func moments(_ count: Int) -> [String] {
        (1...count).map { "2024-0\($0 % 9 + 1)-1\($0 % 10) \($0 % 14 + 10):30:00" }
    }

    /// The numbers in brackets behind a type's name.
    private static func modifiers(_ cast: String) -> [Int] {
        guard let open = cast.firstIndex(of: "("), let close = cast[open...].firstIndex(of: ")") else { return [] }
        return cast[cast.index(after: open)..<close].split(separator: ",").compactMap { Int($0) }
    }

    /// The largest and smallest that precision and scale allow.
    private static func numericTexts(_ cast: String) -> [String] {
        let parts = modifiers(cast)
        guard let precision = parts.first else {
            return [
                "-0.000000000000000000000000000001", "123456789012345678901234567890.123456789", "NaN", "Infinity", "0",
            ]
        }
        let scale = parts.count > 1 ? parts[1] : 0
        let nines = String(repeating: "9", count: max(precision, 1))
        return ["\(nines)e\(-scale)", "-\(nines)e\(-scale)", "1e\(-scale)", "0", "NaN", "0.1", "0.01"]
    }

    private static func bits(_ cast: String, _ count: Int) -> (plain: [String], nasty: [String]) {
        let isVarying = cast.hasPrefix("bit varying")
        let length = modifiers(cast).first ?? (isVarying ? 8 : 1)
        let used = max(1, min(length, 64))
        func pattern(_ number: Int) -> String {
            let digits = String(number, radix: 2).suffix(used)
            return String(repeating: "0", count: used - digits.count) + digits
        }
        return (
            (0..<count).map { pattern($0 + 1) }, [pattern(0), isVarying ? "" : String(repeating: "1", count: used)]
        )
    }

    static func arrays(of plain: [String], nasty: [String], divider: String) -> (plain: [String], nasty: [String]) {
        func array(_ texts: [String]) -> String { "{" + texts.map(quoted).joined(separator: divider) + "}" }
        var result = plain.map { array([$0]) }
        for length in 2...6 where plain.count >= length { result.append(array(Array(plain.prefix(length)))) }
        var extreme = ["{}", "{NULL}"]
        if !nasty.isEmpty { extreme.append(array(nasty)) }
        if let first = plain.first { extreme.append("{\(quoted(first))\(divider)NULL}") }
        extreme += nasty.map { array([$0]) }
        return (result, extreme)
    }

    /// Ranges beside one another, which do not overlap, then a wide one, then the other way round for types whose texts do
    /// not come in their order: the server refuses what begins behind its end.
    static func ranges(of texts: [String]) -> [String] {
        func range(_ first: String, _ last: String) -> String { "[\(quoted(first)),\(quoted(last)))" }
        let steps = zip(texts, texts.dropFirst()).map { ($0, $1) }
        var result = steps.map { range($0.0, $0.1) } + steps.map { range($0.1, $0.0) }
        if let first = texts.first, let last = texts.last { result += [range(first, last), range(last, first)] }
        return result + texts.map { "[\(quoted($0)),\(quoted($0))]" } + texts.prefix(2).map { "[\(quoted($0)),)" }
    }

    static func composites(of fields: [[String]], count: Int) -> [String] {
        (0..<count).map { number in
            composite(fields.map { $0.isEmpty ? nil : $0[number % $0.count] })
        }
    }

    static func composite(_ fields: [String?]) -> String {
        "(" + fields.map { $0.map(quoted) ?? "" }.joined(separator: ",") + ")"
    }

    /// A value inside an array, a range or a row.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
