import SchemagenLanguage

/// Everything at the top of a file but tables.
extension CanonicalPrinter {
    mutating func print(_ object: DatabaseExtension) {
        documentation(object.documentation)
        var text = "extension \(sqlName(object.name))"
        if let version = object.version { text += " @version(\(ExpressionPrinter.literal(version)))" }
        if let sqlSchema = object.sqlSchema { text += " @schema(\(sqlName(sqlSchema)))" }
        line(text + onlyWherePossible)
    }

    mutating func print(_ enumeration: Enumeration) {
        documentation(enumeration.info.documentation)
        let storage = enumeration.storage == .check ? " @storage(check)" : ""
        line("enum \(naming(enumeration.info))\(storage)\(only(enumeration.info.databases)) {")
        for enumCase in enumeration.cases {
            line("    \(name(enumCase.name)) as \(sqlName(enumCase.sqlName))\(was(enumCase.formerName)),")
        }
        line("}")
    }

    mutating func print(_ type: NamedType) {
        documentation(type.info.documentation)
        let storage = type.storage == .domain ? " @storage(domain)" : ""
        var besides = storage + (type.isNotNull ? " @notNull" : "")
        if let value = type.defaultValue { besides += " @default(\(ExpressionPrinter.print(value)))" }
        if let collation = type.collation { besides += " @collate(\(arguments(collation)))" }
        line("type \(naming(type.info)) = \(self.type(type.base))\(besides)\(only(type.info.databases))")
        var names: Set<String> = []
        for check in type.checks { if let name = check.name { names.insert(name) } }
        var taken: Set<String> = []
        var number = 0
        for check in type.checks {
            // A check without a name has a name in SQL all the same, which only a named one can spell out; and a check
            // that comes from the base may be called like another.
            var checkName = check.name ?? ""
            while checkName.isEmpty || taken.contains(checkName) || (check.name == nil && names.contains(checkName)) {
                number += 1
                checkName = "unnamed\(number)"
                if names.contains(checkName) { checkName = "" }
            }
            taken.insert(checkName)
            let head = "check \(name(checkName)) as \(sqlName(check.sqlName)): "
            let isNotValid = check.isNotValid ? " @notValid" : ""
            line("    " + head + ExpressionPrinter.print(check.condition) + isNotValid + only(check.databases))
        }
    }

    mutating func print(_ sequence: SequenceObject) {
        documentation(sequence.info.documentation)
        var text = "sequence \(naming(sequence.info)): \(type(sequence.type))"
        let options = self.options(sequence.options)
        if !options.isEmpty { text += " @options(\(options.joined(separator: ", ")))" }
        if let owner = sequence.owner { text += " @ownedBy(\(name(owner.table)).\(name(owner.column)))" }
        line(text + only(sequence.info.databases))
    }

    mutating func print(_ view: View) {
        documentation(view.info.documentation)
        let head = view.isMaterialized ? "materialized view " : "view "
        var besides = uses(view.uses) + (view.isUnlisted ? " @unlisted" : "") + with(view.storageParameters)
        if let option = view.checkOption { besides += " @checkOption(\(option.rawValue))" }
        if view.startsEmpty { besides += " @noData" }
        besides += clusterOn(view.clusterIndex)
        line("\(head)\(naming(view.info))\(besides)\(only(view.info.databases)) {")
        for column in view.columns { print(viewColumn: column, of: view.info) }
        for index in Self.sorted(view.indexes, by: \.sqlName) { print(index, indent: "    ") }
        line("} = sql" + block(view.query, databases: view.info.databases, separator: " "))
    }

    private mutating func print(viewColumn column: Column, of info: ObjectInfo) {
        documentation(column.documentation, indent: "    ")
        let text = "    \(name(column.name)) as \(sqlName(column.sqlName)): "
        line(text + type(column.type, isNullable: column.isNullable) + memberOnly(column.databases, in: info.databases))
    }

    mutating func print(_ object: OpaqueObject) {
        var text = "sql \(object.kind) \(ExpressionPrinter.literal(object.identity))"
        if let table = object.table { text += " on \(name(table))" }
        text += uses(object.uses) + only(object.databases)
        text += " " + trimmed(block(object.create, databases: object.databases, separator: " "))
        if let drop = object.drop {
            text += " drop " + trimmed(block(drop, databases: object.databases, separator: " "))
        }
        line(text)
    }

    private func trimmed(_ text: String) -> String { text.hasPrefix(" ") ? String(text.dropFirst()) : text }

    private func uses(_ uses: [ObjectIdentity]?) -> String {
        guard let uses, !uses.isEmpty else { return "" }
        var parts: [String] = []
        for use in uses {
            parts.append(
                use.kind == .opaque ? ExpressionPrinter.literal(opaqueIdentities[use.name] ?? use.name) : name(use.name)
            )
        }
        return " uses " + parts.joined(separator: ", ")
    }

    /// The options of a sequence as labelled arguments.
    func options(_ options: SequenceOptions) -> [String] {
        var parts: [String] = []
        if let start = options.start { parts.append("start: \(start)") }
        if let increment = options.increment { parts.append("increment: \(increment)") }
        if let minimum = options.minimum { parts.append("min: \(minimum)") }
        if let maximum = options.maximum { parts.append("max: \(maximum)") }
        if let cache = options.cache { parts.append("cache: \(cache)") }
        if options.cycle { parts.append("cycle: true") }
        return parts
    }
}
