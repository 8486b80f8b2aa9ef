import SchemagenModel

/// The words that the language has for PostgreSQL's types.
struct TypeNames {
    /// What can be done with values of a type in an expression.
    enum Family: Equatable {
        case bool, integer, decimal, floating, string, uuid, moment, json
        /// An enum by its path.
        case enumeration([String])
        case array
        /// Nothing but comparing with nil.
        case other
    }

    /// A type in the language.
    struct Name: Equatable {
        /// As source text.
        var source: String
        var family: Family
    }

    /// The Swift names of enums and of domains by their paths.
    var enumerations: PathMap<String> = [:]
    /// Domains, with what their values are.
    var domains: PathMap<Name> = [:]

    /// The word for a type that the engine printed; `native("…")` where there is none.
    func name(of printed: String) -> Name {
        if printed.hasSuffix("[]") {
            let element = name(of: String(printed.dropLast(2)))
            return element.source.hasPrefix("native(") || element.source.hasPrefix("[")
                ? native(printed) : Name(source: "[\(element.source)]", family: .array)
        }
        if let plain = Self.plain[printed] { return plain }
        if let sized = Self.sized(printed) { return sized }
        guard let path = PrintedText.path(printed) else { return native(printed) }
        if let enumeration = enumerations[path] {
            return Name(source: SourceText.name(enumeration), family: .enumeration(path))
        }
        if let domain = domains[path] { return domain }
        // Extensions are looked for in `public`.
        if path.count == 2, path[0] == "public" {
            switch path[1] {
            case "citext": return Name(source: "Citext", family: .other)
            case "hstore": return Name(source: "HStore", family: .other)
            case "ltree": return Name(source: "LTree", family: .other)
            default: break
            }
        }
        return native(printed)
    }

    private func native(_ printed: String) -> Name {
        Name(source: "native(\(SourceText.string(printed)))", family: .other)
    }

    private static let plain: [String: Name] = {
        var names: [String: Name] = [
            "boolean": Name(source: "Bool", family: .bool), "smallint": Name(source: "Int16", family: .integer),
            "integer": Name(source: "Int32", family: .integer), "bigint": Name(source: "Int64", family: .integer),
            "real": Name(source: "Float", family: .floating),
            "double precision": Name(source: "Double", family: .floating),
            "numeric": Name(source: "Decimal", family: .decimal), "text": Name(source: "String", family: .string),
            "character varying": Name(source: "Varchar", family: .string), "uuid": Name(source: "UUID", family: .uuid),
            "jsonb": Name(source: "JSON", family: .json), "json": Name(source: "JSONText", family: .json),
            "timestamp with time zone": Name(source: "Timestamp", family: .moment),
            "timestamp without time zone": Name(source: "LocalTimestamp", family: .moment),
            "date": Name(source: "LocalDate", family: .moment),
            "time without time zone": Name(source: "LocalTime", family: .moment),
        ]
        let others: KeyValuePairs = [
            "bytea": "Data", "interval": "Interval", "inet": "Inet", "cidr": "Cidr", "macaddr": "MacAddress",
            "macaddr8": "MacAddress8", "bit varying": "VarBits", "xml": "XML", "tsvector": "TSVector",
            "tsquery": "TSQuery", "money": "Money", "point": "Point", "line": "Line", "lseg": "LineSegment",
            "box": "Box", "path": "Path", "polygon": "Polygon", "circle": "Circle",
        ]
        for (printed, source) in others { names[printed] = Name(source: source, family: .other) }
        let ranges: KeyValuePairs = [
            "int4": "Int32", "int8": "Int64", "num": "Decimal", "ts": "LocalTimestamp", "tstz": "Timestamp",
            "date": "LocalDate",
        ]
        for (stem, element) in ranges {
            names["\(stem)range"] = Name(source: "Range<\(element)>", family: .other)
            names["\(stem)multirange"] = Name(source: "MultiRange<\(element)>", family: .other)
        }
        return names
    }()

    /// A type with numbers in parentheses.
    private static func sized(_ printed: String) -> Name? {
        guard let open = printed.firstIndex(of: "("), let close = printed.firstIndex(of: ")"), open < close else {
            return nil
        }
        let word = printed[..<open] + printed[printed.index(after: close)...]
        let numbers = printed[printed.index(after: open)..<close]
        guard numbers.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C }) else { return nil }
        switch word {
        case "character varying": return Name(source: "String(\(numbers))", family: .string)
        case "character": return Name(source: "Char(\(numbers))", family: .string)
        case "numeric":
            let parts = numbers.split(separator: ",").compactMap { Int($0) }
            guard let precision = parts.first, parts.count == 1 || parts.count == 2 && parts[1] <= precision else {
                return nil
            }
            let scale = parts.count == 2 ? parts[1] : 0
            return Name(source: "Decimal(\(precision), \(scale))", family: .decimal)
        case "timestamp with time zone": return Name(source: "Timestamp(\(numbers))", family: .moment)
        case "timestamp without time zone": return Name(source: "LocalTimestamp(\(numbers))", family: .moment)
        case "time without time zone": return Name(source: "LocalTime(\(numbers))", family: .moment)
        case "bit": return Name(source: "Bits(\(numbers))", family: .other)
        case "bit varying": return Name(source: "VarBits(\(numbers))", family: .other)
        default: return nil
        }
    }
}
