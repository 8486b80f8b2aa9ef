import SchemagenLanguage
import SchemagenModel

/// An index of PostgreSQL compares values by an operator class; each method has a default one for some types alone
/// (pg_opclass). What btree takes is looked at where keys are.
enum OperatorClassRule: TableRule {
    /// The extensions that bring further ones for types of the server.
    private static let extensions = ["gin": ["btree_gin"], "gist": ["btree_gist", "intarray"]]

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.databases.contains(.postgresql) else { return }
        for index in table.partitionedIndexes where table.exists(index.databases, on: .postgresql) {
            switch index {
            case .primaryKey, .unique: continue
            case .exclusion(let exclusion):
                guard let message = message(exclusion.elements.map(\.key), exclusion.method, of: table, schema) else {
                    continue
                }
                findings.add(
                    .missingOperatorClass, message, at: exclusion.info, of: table, fixes: fixes(exclusion.method))
            case .index(let index):
                guard let message = message(index.keys, index.method, of: table, schema) else { continue }
                findings.add(.missingOperatorClass, message, at: index, of: table, fixes: fixes(index.method))
            }
        }
    }

    private static func message(
        _ keys: [IndexKey], _ method: String, of table: TableFacts, _ schema: SchemaFacts
    ) -> String? {
        guard method != "btree" else { return nil }
        for key in keys where key.operatorClass == nil {
            guard case .column(let name) = key.value, let column = table.columns[name],
                !takes(schema.index.storageType(of: column.type), method, schema.index)
            else { continue }
            let more = extensions[method] ?? []
            if schema.schema.extensions.contains(where: { more.contains($0.name) }) { return nil }
            if schema.schema.opaqueObjects.contains(where: { $0.kind == "operator class" }) { return nil }
            return "PostgreSQL has no operator class by which \(method) takes `\(name)`, which is "
                + "\(CanonicalForm.text(of: column.type))"
        }
        return nil
    }

    private static func fixes(_ method: String) -> [Diagnostic.Fix] {
        (extensions[method]?.first).map { [Diagnostic.Fix("add `extension \($0)`")] } ?? []
            + [Diagnostic.Fix("name an operator class with `ops(…)`, or choose another method with `using`")]
    }

    /// Whether a method has a default operator class for a type. Nobody here knows types in SQL, and methods of extensions.
    private static func takes(_ type: DataType, _ method: String, _ index: SchemaIndex) -> Bool {
        switch type {
        case .native, .named, .reference: return true
        case .enumeration(let name) where index.enums[name]?.storage == .check:
            return takes(.string(maximumLength: nil), method, index)
        default: break
        }
        switch method {
        case "gin":
            switch type {
            case .array, .json, .tsVector, .hstore: return true
            default: return false
            }
        case "gist":
            switch type {
            case .range, .multiRange, .tsVector, .tsQuery, .point, .box, .polygon, .circle, .hstore, .ltree,
                .array(.ltree):
                return true
            default: return false
            }
        case "spgist":
            switch type {
            case .string, .varchar, .citext, .inet, .cidr, .range, .point, .box, .polygon: return true
            default: return false
            }
        case "brin":
            switch type {
            case .bool, .enumeration, .json, .jsonText, .array, .xml, .tsVector, .tsQuery, .money, .point, .line,
                .lineSegment, .path, .polygon, .circle, .hstore, .ltree, .multiRange:
                return false
            default: return true
            }
        case "hash":
            switch type {
            case .jsonText, .bits, .varBits, .xml, .tsVector, .tsQuery, .money, .point, .line, .lineSegment, .box,
                .path, .polygon, .circle:
                return false
            default: return true
            }
        default: return true
        }
    }
}

extension TableFacts {
    /// The keys, exclusion constraints and indexes of the table and, at whatever depth, of its partitions.
    fileprivate var partitionedIndexes: [PartitionedIndex] {
        func all(_ partitioning: Partitioning?) -> [PartitionedIndex] {
            (partitioning?.partitions ?? []).flatMap { $0.partitionedIndexes + all($0.partitioning?.partitioning) }
        }
        return table.partitionedIndexes + all(table.options.partitioning)
    }
}
