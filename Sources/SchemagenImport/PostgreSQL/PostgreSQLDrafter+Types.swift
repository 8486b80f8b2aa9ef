import SchemagenDatabases
import SchemagenModel

extension PostgreSQLDrafter {
    mutating func extensions() -> [DeclarationDraft] {
        map.catalogue.objects(.extension).map { object in
            declare(object.identity)
            let schema = object.text(.schema) ?? "public"
            let attributes = schema == "public" ? [] : ["@schema(\(SourceText.sqlName(schema)))"]
            return DeclarationDraft(
                documentation: documentation(of: object),
                .databaseExtension(name: object.identity.path[0], attributes: attributes))
        }
    }

    mutating func enumerations() -> [DeclarationDraft] {
        map.catalogue.objects(.enumeration).compactMap { object in
            let path = object.identity.path
            guard let name = names.enumerations[path] else { return nil }
            declare(object.identity)
            let cases = object.list(.labels).map { DraftName(swift: names.cases[path]?[$0] ?? $0, sql: $0) }
            return DeclarationDraft(
                namespace: namespace(path), documentation: documentation(of: object),
                .enumeration(EnumDraft(name: DraftName(swift: name, sql: path[1]), cases: cases)))
        }
    }

    /// Domains, those that others stand on first.
    mutating func domains() -> [DeclarationDraft] {
        map.catalogue.objects(.domain).compactMap { object in
            let path = object.identity.path
            guard let name = names.domains[path] else { return nil }
            declare(object.identity)
            var type = types.name(of: object.text(.type) ?? "")
            // A type on another type would take over the other's checks, and its base in the database.
            if types.domains.values.contains(where: { $0.source == type.source }) {
                type = TypeNames.Name(
                    source: "native(\(SourceText.string(object.text(.type) ?? "")))", family: .other)
            }
            let attributes = ["@storage(domain)"] + domainAttributes(object, type)
            var translator = translator
            translator.columns = ["VALUE": .init(name: "value", family: type.family)]
            var checks: [CheckDraft] = []
            for check in map.constraints(.checkConstraint, of: path) {
                let sqlName = check.identity.path[2]
                let condition = expression(check.text(.condition) ?? "", of: check.identity) {
                    translator.condition($0)
                }
                let isUsual = sqlName == SQLIdentifier.fitted("\(path[1])_check")
                checks.append(
                    CheckDraft(
                        name: isUsual ? "" : checkName(check, table: path[1]), sqlName: sqlName, condition: condition,
                        attributes: check.flag(.isNotValid) ? ["@notValid"] : []))
            }
            return DeclarationDraft(
                namespace: namespace(path), documentation: documentation(of: object),
                .type(
                    TypeDraft(
                        name: DraftName(swift: name, sql: path[1]), base: type.source, attributes: attributes,
                        checks: checks)))
        }
    }

    /// What a domain has besides its type and its checks.
    private func domainAttributes(_ object: CatalogueObject, _ type: TypeNames.Name) -> [String] {
        var attributes = object.flag(.isNotNull) ? ["@notNull"] : []
        if let value = object.text(.defaultValue) {
            var translator = translator
            // The next number of a sequence is no default of a type.
            translator.sequences = [:]
            let text = expression(value, of: object.identity) { translator.defaultValue($0, for: type) }
            attributes.append("@default(\(text))")
        }
        if let collation = object.text(.collation) { attributes.append(collate(collation)) }
        return attributes
    }

    /// `@collate("C")`
    func collate(_ printed: String) -> String {
        let parts = PrintedText.path(printed) ?? [printed]
        return "@collate(\(SourceText.string(parts.last ?? printed)))"
    }

    mutating func sequences() -> [DeclarationDraft] {
        map.catalogue.objects(.sequence).compactMap { object in
            let path = object.identity.path
            guard let name = names.sequences[path] else { return nil }
            declare(object.identity)
            var attributes: [String] = []
            let options = Self.sequenceOptions(object.list(.parameters))
            if !options.isEmpty { attributes.append("@options(\(options.joined(separator: ", ")))") }
            let owner = object.list(.ownedBy)
            if owner.count == 3, let table = names.tables[[owner[0], owner[1]]],
                let column = names.columns[[owner[0], owner[1]]]?[owner[2]]
            {
                attributes.append("@ownedBy(\(SourceText.name(table)).\(SourceText.name(column)))")
            }
            let type = types.name(of: object.text(.type) ?? "bigint").source
            return DeclarationDraft(
                namespace: namespace(path), documentation: documentation(of: object),
                .sequence(
                    SequenceDraft(
                        name: DraftName(swift: name, sql: path[1]), type: type == "Int64" ? nil : type,
                        attributes: attributes)))
        }
    }

    /// The options of a sequence as the language writes them.
    static func sequenceOptions(_ parameters: [String]) -> [String] {
        var values: [String: String] = [:]
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
            values[parts[0]] = parts.count == 2 ? parts[1] : "true"
        }
        let words: KeyValuePairs = [
            "start": "start", "increment": "increment", "minimum": "min", "maximum": "max", "cache": "cache",
            "cycle": "cycle",
        ]
        return words.compactMap { key, word in values[key].map { "\(word): \($0)" } }
    }
}
