import SchemagenModel

/// Databases hold a duration as whole microseconds, Swift codes it as something else: rows with one code themselves.
struct DurationCoding {
    private let columns: [ModelColumn]
    private let context: SwiftContext

    init(_ columns: [ModelColumn], _ context: SwiftContext) {
        self.columns = columns
        self.context = context
    }

    var declarations: [Declaration] {
        guard columns.contains(where: { $0.column.type == .duration }) else { return [] }
        context.usesMicroseconds = true
        let access = context.access.prefix
        let integer = context.standard("Int64")
        let decode = columns.map { column -> String in
            let name = SwiftName.escaped(column.storage)
            let kind = column.isOptional ? "decodeIfPresent" : "decode"
            let type = column.isOptional ? String(column.type.dropLast()) : column.type
            guard column.column.type == .duration else {
                return "    \(name) = try container.\(kind)(\(type).self, forKey: .\(name))"
            }
            let value = "try container.\(kind)(\(integer).self, forKey: .\(name))"
            return column.isOptional
                ? "    \(name) = (\(value)).map { .microseconds($0) }" : "    \(name) = .microseconds(\(value))"
        }
        let encode = columns.map { column -> String in
            let name = SwiftName.escaped(column.storage)
            let kind = column.isOptional ? "encodeIfPresent" : "encode"
            guard column.column.type == .duration else {
                return "    try container.\(kind)(\(name), forKey: .\(name))"
            }
            let value =
                column.isOptional
                ? "\(name).map(\(context.namespace).microseconds)" : "\(context.namespace).microseconds(\(name))"
            return "    try container.\(kind)(\(value), forKey: .\(name))"
        }
        return [
            .source(
                """
                /// Reads a row; durations are whole microseconds.
                \(access)init(from decoder: any \(context.standard("Decoder"))) throws {
                    let container = try decoder.container(keyedBy: CodingKeys.self)
                \(decode.joined(separator: "\n"))
                }
                """),
            .source(
                """
                /// Writes a row; durations are whole microseconds.
                \(access)func encode(to encoder: any \(context.standard("Encoder"))) throws {
                    var container = encoder.container(keyedBy: CodingKeys.self)
                \(encode.joined(separator: "\n"))
                }
                """),
        ]
    }
}
