/// Values of PostgreSQL's types in their text form, each tried on the server before a row gets it.
struct PostgreSQLTypeValues {
    /// The values of a type.
    struct Info {
        var values = RowValues()
        /// Whether a domain refuses NULL.
        var isNotNull = false
    }

    private struct PostgreSQLType {
        var name = ""
        var kind = ""
        var category = ""
        var element = "0"
        var base = "0"
        var baseModifier = -1
        var isNotNull = false
        var subtype: String?
        var isMultirange = false
        /// The type as a cast wants it.
        var cast = ""
    }

    private let connection: PostgreSQLConnection
    /// How many values a type should have at least, so that unique columns find enough.
    private let count: Int
    private var known: [String: Info] = [:]
    private var accepted: [String: String?] = [:]

    init(_ connection: PostgreSQLConnection, count: Int) {
        self.connection = connection
        self.count = count
    }

    /// The values of a type.
    ///
    /// - Parameters:
    ///   - type: Its number in the catalogue.
    ///   - modifier: The length, precision and so on; -1 for none.
    mutating func values(of type: String, modifier: Int, depth: Int = 0) throws -> Info {
        let key = "\(type) \(modifier)"
        if let info = known[key] { return info }
        guard depth < 12, let found = try read(type, modifier) else { return Info() }
        var info = Info(isNotNull: found.isNotNull)
        let texts = try texts(of: found, type: type, modifier: modifier, depth: depth)
        info.values.plain = unique(texts.plain, cast: found.cast)
        info.values.nasty = unique(texts.nasty, cast: found.cast)
        if found.kind == "d" {
            info.values.suggested = try domainSuggestions(of: type, cast: found.cast)
            let base = try values(of: found.base, modifier: found.baseModifier, depth: depth + 1)
            info.isNotNull = info.isNotNull || base.isNotNull
        }
        known[key] = info
        return info
    }

    /// The values that a text with literals suggests for a type.
    mutating func suggestions(from text: String, cast: String) throws -> [DatabaseValue] {
        let literals = CheckLiterals(text, .postgreSQL)
        let all = literals.texts + literals.dates + literals.numbers + literals.lengths
        return unique(Array(all.prefix(160)), cast: cast)
    }

    private mutating func domainSuggestions(of type: String, cast: String) throws -> [DatabaseValue] {
        let checks = try connection.query(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contypid = $1::oid AND contype = 'c' ORDER BY oid",
            [type])
        var result: [DatabaseValue] = []
        for case let text? in checks.rows.map({ $0[0] }) { result += try suggestions(from: text, cast: cast) }
        return result
    }

    private func read(_ type: String, _ modifier: Int) throws -> PostgreSQLType? {
        let sql = """
            SELECT t.typname, t.typtype, t.typcategory, CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END,
                t.typbasetype, t.typtypmod, t.typnotnull, coalesce(r.rngsubtype, m.rngsubtype), m.rngsubtype IS NOT NULL,
                format_type(t.oid, $2::int)
            FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_range m ON m.rngmultitypid = t.oid
            WHERE t.oid = $1::oid
            """
        guard let row = try connection.query(sql, [type, modifier < 0 ? nil : String(modifier)]).rows.first else {
            return nil
        }
        return PostgreSQLType(
            name: row[0] ?? "", kind: row[1] ?? "", category: row[2] ?? "", element: row[3] ?? "0", base: row[4] ?? "0",
            baseModifier: Int(row[5] ?? "") ?? -1, isNotNull: row[6] == "t", subtype: row[7],
            isMultirange: row[8] == "t",
            cast: row[9] ?? "text")
    }

    private mutating func texts(
        of found: PostgreSQLType, type: String, modifier: Int, depth: Int
    ) throws -> (plain: [String], nasty: [String]) {
        func plainTexts(_ info: Info, _ limit: Int) -> [String] {
            (info.values.suggested + info.values.plain).prefix(limit).compactMap { value in
                if case .text(let text) = value { text } else { nil }
            }
        }
        if found.kind == "d" {
            let base = try values(of: found.base, modifier: found.baseModifier, depth: depth + 1)
            func texts(_ values: [DatabaseValue]) -> [String] {
                values.compactMap { if case .text(let text) = $0 { text } else { nil } }
            }
            return (texts(base.values.suggested + base.values.plain), texts(base.values.nasty))
        }
        if found.kind == "e" {
            let labels = try connection.query(
                "SELECT enumlabel FROM pg_enum WHERE enumtypid = $1::oid ORDER BY enumsortorder", [type])
            return (labels.rows.compactMap { $0[0] }, [])
        }
        if found.category == "A", found.element != "0" {
            let info = try values(of: found.element, modifier: modifier, depth: depth + 1)
            let nasty = info.values.nasty.compactMap { if case .text(let text) = $0 { text } else { nil } }
            return Self.arrays(of: plainTexts(info, count), nasty: nasty, divider: found.name == "_box" ? ";" : ",")
        }
        if let subtype = found.subtype {
            let info = try values(of: subtype, modifier: -1, depth: depth + 1)
            let ranges = Self.ranges(of: plainTexts(info, 10))
            guard found.isMultirange else { return (ranges, ["empty", "(,)"]) }
            let pairs = zip(ranges, ranges.dropFirst()).map { "{\($0),\($1)}" }
            return (ranges.map { "{\($0)}" } + pairs, ["{}", "{(,)}"])
        }
        if found.kind == "c" {
            let attributes = try connection.query(
                """
                SELECT a.atttypid, a.atttypmod FROM pg_attribute a JOIN pg_type t ON t.typrelid = a.attrelid
                WHERE t.oid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """, [type]
            ).rows
            var fields: [[String]] = []
            for attribute in attributes {
                let info = try values(
                    of: attribute[0] ?? "25", modifier: Int(attribute[1] ?? "") ?? -1, depth: depth + 1)
                fields.append(plainTexts(info, count))
            }
            return (Self.composites(of: fields, count: count), [Self.composite(fields.map { _ in nil })])
        }
        return Self.basic(found.name, cast: found.cast, count: count)
    }

    /// The texts that the server takes as values of the type, in its own spelling.
    private mutating func unique(_ texts: [String], cast: String) -> [DatabaseValue] {
        var seen: Set<[UInt8]> = []
        var result: [DatabaseValue] = []
        for text in texts {
            guard let form = form(of: text, cast: cast), seen.insert(Array(form.utf8)).inserted else { continue }
            result.append(.text(form))
        }
        return result
    }

    private mutating func form(of text: String, cast: String) -> String? {
        let key = "\(cast) \(text)"
        if let known = accepted[key] { return known }
        let form = (try? connection.query("SELECT CAST($1 AS \(cast))::text", [text]).first) ?? nil
        accepted[key] = .some(form)
        return form
    }
}
