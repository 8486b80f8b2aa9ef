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
        let head = DeclarationHead(
            schema.documentation ?? "The schema `" + schema.name + "`.", access: context.access)
        out.write(TypeDeclaration(head: head, keyword: .enumeration, name: context.namespace)) { out in
            constant("name", "The schema's name.", .text(schema.name), to: &out)
            constant("fingerprint", "SHA-256 of what the models say.", .text(fingerprint), to: &out)
            for database in schema.settings.databases {
                guard let hash = structures[database] else { continue }
                constant(
                    database.rawValue + "Structure",
                    "The hash of the structure that a \(database.title) database has when it fits these models.",
                    .text(hash), to: &out)
            }
            constant(
                "tableNames", "The names of the tables in the database, in the order of the schema.",
                type: "[" + context.standard("String") + "]", .texts(schema.tables.map(\.info.sqlName)), to: &out)
            source(SchemaSources.wrapper, to: &out)
            source(SchemaSources.violation, to: &out)
            if usesDraftValue { source(SchemaSources.draftValue, to: &out) }
        }
        for (requirements, members) in SchemaSources.wrapperExtensions {
            out.write(
                TypeDeclaration(
                    head: DeclarationHead(nil), keyword: .extension,
                    name: context.namespace + ".Wrapper" + qualified(requirements))
            ) { out in
                for member in members { source(member, to: &out) }
            }
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
        let head = DeclarationHead(
            """
            What expressions of the schema need beyond Swift's operators.

            They mean the same in the databases: logic has three values, nothing traps on overflow, and strings
            are compared by their bytes.
            """)
        out.write(TypeDeclaration(head: head, keyword: .enumeration, name: context.facts.helpers)) { out in
            for helper in ExpressionHelper.allCases where used.contains(helper) { source(helper.source, to: &out) }
        }
    }

    private func constant(
        _ name: String, _ documentation: String, type: String? = nil, _ value: PropertyDeclaration.Value,
        to out: inout SourceBuffer
    ) {
        out.write(
            PropertyDeclaration(
                head: DeclarationHead(documentation, access: context.access), keyword: .staticConstant, name: name,
                type: type, value: value))
    }

    /// Source that is kept as text, with the access level of the schema and with names that no type of it hides.
    private func source(_ source: String, to out: inout SourceBuffer) {
        out.source(qualified(source), access: context.access)
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
