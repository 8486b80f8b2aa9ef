/// Every operator, function and conversion of the language on operands of every type that it takes.
enum ListedExpressions {
    static let all: [String] =
        arithmetic + comparisons + logic + choices + memberships + functions + conversions + combinations
        + momentsAndDocuments

    /// Everything that is defined on dates, times, ids, bytes, documents and arrays.
    private static let momentsAndDocuments: [String] = {
        var list: [String] = []
        let ordered = [("at", "then"), ("l", "l2"), ("lt", "lt2"), ("ld", "ld2"), ("tm", "tm2")]
        for (one, other) in ordered {
            for operation in ["<", "<=", ">", ">="] {
                for (left, right) in [(one, other), (other, one), (other, other)] {
                    list.append("\(left) \(operation) \(right)")
                }
            }
            list += ["min(\(one), \(other))", "max(\(other), \(one))", "min(\(other), \(other))"]
            list += ["max(\(one) ?? \(other), \(other)) == \(other)", "!(\(one) < \(other)) || g"]
        }
        for (one, other) in ordered + [("u", "u2"), ("x", "x2")] {
            for operation in ["==", "!="] {
                for (left, right) in [(one, other), (other, one), (one, one)] {
                    list.append("\(left) \(operation) \(right)")
                }
            }
            list += ["\(one) in [\(other)]", "\(other) in [\(one), \(other)]", "!(\(other) in [\(one)])"]
        }
        for (one, other) in ordered + [("u", "u2"), ("x", "x2"), ("j", "j2"), ("jt", "jt2"), ("words", "words2")] {
            list += choices(one, other)
        }
        return list + ["counts == nil", "counts != nil", "g ? counts : nil", "g ? counts : counts"]
    }()

    /// What is defined on every type.
    private static func choices(_ one: String, _ other: String) -> [String] {
        [
            "\(one) == nil", "\(one) != nil", "\(one) ?? \(other)", "\(one) ?? \(one) ?? \(other)",
            "g ? \(one) : \(other)", "b ? \(other) : \(one)", "b ? \(other) : \(other)", "g ? nil : \(other)",
            "(g ? \(one) : \(other)) == nil", "(\(one) ?? \(one)) != nil", "\(one) == nil ? \(other) : \(one)",
        ]
    }

    /// What is defined on intervals, which PostgreSQL has alone.
    static let intervals = choices("iv", "iv2")

    private static let arithmetic: [String] = {
        var list: [String] = []
        let wholes = [
            ("i16", "i32"), ("i32", "i64"), ("i64", "j64"), ("j64", "i64"), ("i32", "i32"), ("i64", "i64"),
            ("i16", "7"),
            ("i64", "1"), ("i64", "-1"), ("1", "i64"), ("i64", "9223372036854775807"), ("-9223372036854775808", "j64"),
            ("i32", "0"), ("i64", "2147483648"), ("10", "i16"), ("z", "i32"), ("id", "j64"),
        ]
        for operation in ["+", "-", "*", "/", "%"] {
            for (left, right) in wholes { list.append("\(left) \(operation) \(right)") }
        }
        let doubles = [
            ("d", "e"), ("e", "d"), ("f", "d"), ("e", "f"), ("f", "f"), ("d", "0.1"), ("0.5", "e"), ("e", "0.0"),
            ("e", "1e300"), ("d", "3"), ("1", "d"),
        ]
        for operation in ["+", "-", "*", "/"] {
            for (left, right) in doubles { list.append("\(left) \(operation) \(right)") }
        }
        let decimals = [
            ("m", "k"), ("k", "m"), ("m", "m"), ("m", "0.05"), ("n", "1"), ("n", "n"), ("w", "k"), ("w", "w"),
            ("3", "m"),
            ("m", "n"),
        ]
        for operation in ["+", "-", "*"] {
            for (left, right) in decimals { list.append("\(left) \(operation) \(right)") }
        }
        for operand in ["i16", "i32", "i64", "j64", "d", "e", "f", "m", "n", "k", "w", "z"] {
            list += ["-\(operand)", "-(-\(operand))"]
        }
        list += [
            "s + t", "t + s", "s + \"'é\"", "\"\" + t", "c + t", "t + c", "v + s", "y + t", "s + t + c",
            "(i32 + i32) * 2 - i16", "i64 - (i64 - j64)", "i64 - i64 - j64", "7 - i16 * 2 % 5", "(d + e) / (d - e)",
            "i64 + -Int16(-32768)", "-(-5) + i64", "d * -(-0.5)", "d * d * 0.0", "e * e * 0.0", "0.0 * (e * e)",
            "e * 0.0 * e", "e * e * d", "d * e * d", "d * (e * e)",
            "(e * e) * (d * d)", "e * e * 2.0 * d", "e / 1e300 * d", "e / 1e300 / 1e300 * 0.0", "-(e * e) * d",
            "e * e * d * e", "1.0 / (e * e) * 0.0", "(e * e + 1.0) * 0.0", "abs(e * e) * 0.0",
        ]
        return list
    }()

    private static let comparisons: [String] = {
        var list: [String] = []
        let ordered = [
            ("i16", "i64"), ("i64", "7"), ("i32", "i32"), ("-1", "j64"), ("d", "e"), ("f", "e"), ("f", "0.1"),
            ("e", "0"),
            ("d", "0.30000000000000004"), ("m", "n"), ("m", "k"), ("m", "0.05"), ("w", "k"), ("n", "w"), ("s", "t"),
            ("t", "s"), ("c", "t"), ("v", "s"), ("v", "t"), ("s", "\"a\""), ("t", "\"é\""), ("s", "\"e\\u{301}\""),
            ("s", "\"K\""), ("y", "s"), ("at", "then"), ("then", "at"), ("l", "l2"), ("z", "5"), ("z", "i16"),
        ]
        for operation in ["==", "!=", "<", "<=", ">", ">="] {
            for (left, right) in ordered { list.append("\(left) \(operation) \(right)") }
        }
        let equal = [
            ("b", "g"), ("g", "true"), ("b", "false"), ("p", "q"), ("p", ".free"), ("q", ".team"), ("r", ".team"),
            ("u", "u2"), ("x", "x2"), ("id", "3"), ("parent", "id"),
        ]
        for operation in ["==", "!="] {
            for (left, right) in equal { list.append("\(left) \(operation) \(right)") }
        }
        for operand in ["i16", "j64", "d", "f", "m", "s", "c", "v", "b", "p", "r", "z", "u", "x", "at", "l", "parent"] {
            list += ["\(operand) == nil", "\(operand) != nil"]
        }
        return list
    }()

    private static let logic = [
        "!b", "!g", "!(i16 == 7)", "b && g", "g && b", "b || g", "g || b", "b && (i16 == 7)", "b || (i16 == 7)",
        "(s == \"a\") && (d > 0.0)", "(s == \"a\") || (d > 0.0)", "!(b && g)", "!(b || (p == .free))", "b && !b",
        "b || !b",
        "b == (i16 == 7)", "b != (i16 == 7)", "(i64 + 1 > 0) && g", "g || (i64 * 2 > j64)", "b && b && g",
        "b || g && b",
        "(b || g) && b", "!(b == nil)",
    ]

    private static let choices = [
        "b ? 1 : 2", "g ? i16 : i32", "b ? i64 : 0", "b ? s : t", "g ? d : e", "g ? f : e", "g ? m : n",
        "b ? .free : q",
        "b ? nil : i32", "g ? s : nil", "(i16 == 7) ? (b ? 1 : 2) : 3", "(b ? g : b) ? 1 : 2", "b ? b : g",
        "g ? true : ((b ?? g) ? (b ? b : true) : (g || g))", "g ? 1 : ((b ?? g) ? (b ? i64 + j64 : 1) : i16)",
        "g ? 1.0 : ((b ?? g) ? (b ? d : 1.0) : e)", "g ? n : ((b ?? g) ? (b ? m : 1) : k)",
        "g ? .free : ((b ?? g) ? (b ? p : .team) : q)", "g ? \"a\" : ((b ?? g) ? (b ? s : \"b\") : t)",
        "(i64 + 1 == nil) ? 1 : 2", "i64 + 1 == nil", "i64 * 2 != nil", "i16 ?? 5", "i16 ?? i32", "i16 ?? i32 ?? i64",
        "d ?? e", "f ?? e", "f ?? f", "m ?? n", "w ?? 0", "s ?? t", "s ?? \"none\"", "c ?? v ?? t", "b ?? g",
        "b ?? true", "p ?? q",
        "p ?? .team", "r ?? .free", "(i64 + j64) ?? 0", "(i64 / j64) ?? -1", "(d / e) ?? 0.0", "(d * e) ?? 1.5",
        "z ?? 7", "(s + t) ?? \"x\"", "(at ?? then) == then", "(u ?? u2) == u2", "(l ?? l2) < l2", "(x ?? x2) == x2",
        "(m * m) ?? 0", "y == (s ?? \"a\")",
    ]

    private static let memberships = [
        "i16 in [1, 7]", "i16 in [i32, 10]", "i64 in [j64, i32, 3]", "d in [0.5, 1.5]", "d in [e, 2.5]",
        "f in [0.5, d]",
        "m in [0.05, n]", "m in [k]", "w in [n, w]", "round(w, 1) in [n - m, w]", "k in [m, n, 0.5]",
        "s in [\"a\", \"é\"]", "s in [t, c]", "t in [s ?? \"a\", v]",
        "c in [\"a\", \"ab\"]",
        "v in [\"A\", \"é\"]", "b in [true]", "b in [g, b]", "p in [.free]", "p in [q, .team]", "q in [.free, .team]",
        "r in [.team]", ".free in [p, q]", "u in [u2]", "at in [then]", "i16 in [i16]", "z in [5, i32]",
        "7 in [i16, i32]",
        "!(s in [\"a\", t])", "l in [l2]", "x in [x2]", "y in [\"é\", t]", "i64 in [i64 + 1, 3]",
    ]

    private static let functions: [String] = {
        var list: [String] = []
        for text in ["s", "t", "c", "v", "y"] {
            for function in ["length", "lower", "upper", "trim"] { list.append("\(function)(\(text))") }
        }
        let pairs = [
            ("s", "t"), ("t", "s"), ("s", "\"a\""), ("s", "\"\""), ("t", "\"é\""), ("c", "t"), ("v", "t"), ("t", "v"),
            ("s", "\"%\""), ("t", "\"\\\\\""), ("\"it's\"", "t"), ("y", "t"), ("t", "c"), ("s", "\"e\""),
            ("t", "\"_\""),
        ]
        for function in ["contains", "hasPrefix", "hasSuffix"] {
            for (text, part) in pairs { list.append("\(function)(\(text), \(part))") }
        }
        for number in ["i16", "i32", "i64", "j64", "d", "e", "f", "m", "n", "k", "w", "z"] {
            list.append("abs(\(number))")
        }
        for number in ["d", "e", "f", "m", "n", "k", "w"] {
            for function in ["floor", "ceil", "round"] { list.append("\(function)(\(number))") }
            for digits in [0, 1, 2, 5, 15] { list.append("round(\(number), \(digits))") }
        }
        let groups = [
            "i16, i32", "i64, j64, 7", "d, e", "f, e", "d, 0.5", "m, n", "m, k", "w, 0", "s, t", "s, \"é\"", "c, v, t",
            "z, i16",
            "y, t",
        ]
        for function in ["min", "max"] {
            for group in groups { list.append("\(function)(\(group))") }
            list += ["\(function)(at, then) == then", "\(function)(l, l2) == l2"]
        }
        return list
    }()

    private static let conversions: [String] = {
        var list: [String] = []
        for number in ["i16", "i32", "i64", "j64", "d", "e", "f", "m", "n", "k", "w"] {
            for function in ["Int16", "Int32", "Int64", "Double"] { list.append("\(function)(\(number))") }
            for scale in [0, 2, 6, 15] { list.append("Decimal(\(number), \(scale))") }
        }
        return list + ["Decimal(i32)", "Decimal(m)", "Int64(d * 100.0)", "Double(i64) / Double(j64)", "Double(z)"]
    }()

    private static let combinations = [
        "round(Double(i32) / Double(i64) * 100.0, 2)", "Int32(round(e * 100.0))", "round(m * 0.195, 2)",
        "floor(Double(i64))", "length(trim(s)) > 0", "hasSuffix(lower(t), \"é\")", "upper(s) == upper(t)",
        "(b ?? false) ? length(s) : length(t)", "abs(i64 - j64) <= 10", "min(i16, i32) + max(i16, i32)",
        "trim(lower(c)) == trim(lower(v))", "round(n) == n", "(p == .free) == (q == .free)", "Double(m) * 1.19",
        "(length(s) + length(t)) % 3", "ceil(d) - floor(d)", "Int64(round(d)) - Int64(d)", "-abs(-i32)",
        "(q == .team ? 40 : 0) + (g ? 30 : 0) + (b ?? false ? 30 : 0)", "b == nil ? s : lower(s)",
        "(i16 ?? 0) + (i32 ?? 0) + (z ?? 0)", "!(contains(s, t)) || length(t) == 0",
    ]
}
