import SchemagenModel

/// Writes what belongs to the schema as a whole: its names and hashes, the violations of its rules, and the helpers.
struct SchemaWriter {
    let context: SwiftContext
    /// The structure hash of each database.
    let structures: [Database: String]

    /// The file of the namespace.
    ///
    /// - Parameter usesDraftValue: whether a draft has a column that takes NULL and has a default.
    func write(fingerprint: String, usesDraftValue: Bool, to out: inout SourceBuffer) {
        let schema = context.facts.schema
        out.end()
        out.head(schema.documentation ?? "The schema `" + schema.name + "`.")
        out.type(context.access + "enum ", context.namespace)
        constant("name", "The schema's name.", schema.name, to: &out)
        constant("fingerprint", "SHA-256 of what the models say.", fingerprint, to: &out)
        for database in schema.settings.databases {
            guard let hash = structures[database] else { continue }
            constant(
                database.rawValue + "Structure",
                "The hash of the structure that a \(database.title) database has when it fits these models.", hash,
                to: &out)
        }
        out.member(.storedStatic)
        out.head("The names of the tables in the database, in the order of the schema.")
        out.begin()
        out.put(context.access, "static let tableNames: [", context.standard("String"), "] = ")
        out.putLiterals(schema.tables.map(\.info.sqlName))
        out.end()
        source(SchemaSources.wrapper, to: &out)
        source(SchemaSources.violation, to: &out)
        if usesDraftValue { source(SchemaSources.draftValue, to: &out) }
        out.close()
        for (requirements, members) in SchemaSources.wrapperExtensions {
            out.end()
            out.type("extension ", context.namespace + ".Wrapper" + qualified(requirements))
            for member in members { source(member, to: &out) }
            out.close()
        }
    }

    /// The file of the helpers that expressions call.
    func write(_ helpers: Set<ExpressionHelper>, to out: inout SourceBuffer) {
        var used = helpers
        var waiting = Array(used)
        while let helper = waiting.popLast() {
            for dependency in helper.dependencies where used.insert(dependency).inserted { waiting.append(dependency) }
        }
        if used.contains(where: { $0.usesDecimal }) { _ = context.foundation("Decimal") }
        out.end()
        out.head(
            """
            What expressions of the schema need beyond Swift's operators.

            They mean the same in the databases: logic has three values, nothing traps on overflow, and strings
            are compared by their bytes.
            """)
        out.type("enum ", context.facts.helpers)
        for helper in ExpressionHelper.allCases where used.contains(helper) { source(helper.source, to: &out) }
        out.close()
    }

    private func constant(
        _ name: String, _ documentation: String, _ value: String, to out: inout SourceBuffer
    ) {
        out.member(.storedStatic)
        out.head(documentation)
        out.begin()
        out.put(context.access, "static let ", name, " = ")
        out.putLiteral(value)
        out.end()
    }

    /// Source that is kept as text, with the access level of the schema and with names that no type of it hides.
    private func source(_ source: String, to out: inout SourceBuffer) {
        out.member()
        for line in qualified(source).split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.drop { $0 == " " }
            if content.isEmpty {
                out.end()
            } else if content.hasPrefix("public ") {
                out.line(
                    String(line.prefix(line.utf8.count - content.utf8.count)), context.access,
                    String(content.dropFirst("public ".count)))
            } else {
                out.line(String(line))
            }
        }
    }

    /// The source with the names of the standard library qualified that a type of the schema hides.
    private func qualified(_ source: String) -> String {
        guard
            !context.facts.typeNames.isDisjoint(with: Self.standardNames) || context.facts.typeNames.contains("Decimal")
        else {
            return source
        }
        var result = ""
        var word = ""
        var previous: Character = " "
        func flush(_ word: String, _ previous: Character) -> String {
            guard previous != ".", context.facts.typeNames.contains(word) else { return word }
            if word == "Decimal" { return "Foundation." + word }
            return Self.standardNames.contains(word) ? "Swift." + word : word
        }
        for character in source {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            result += flush(word, previous)
            if !word.isEmpty { previous = word.last ?? " " }
            word = ""
            result.append(character)
            previous = character
        }
        return result + flush(word, previous)
    }

    /// The names of the standard library that sources kept as text use.
    private static let standardNames: Set<String> = [
        "Array", "Bool", "Codable", "CodingKey", "Comparable", "CustomStringConvertible", "Decoder", "Double",
        "Duration",
        "Encodable", "Encoder", "EncodingError", "Equatable", "Error", "ExpressibleByBooleanLiteral",
        "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral",
        "ExpressibleByStringLiteral", "FixedWidthInteger", "FloatingPointRoundingRule", "Hashable", "Int", "Int64",
        "KeyedEncodingContainer", "Optional", "RawRepresentable", "Sendable", "String", "Substring", "UInt8", "UTF8",
    ]
}
