import SchemagenMeasures

/// All sizes to the byte, for whoever reckons with them; by name, so that two pages are well compared.
enum LiveSizes {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "Sizes in bytes")
        page.part(context.measures.tables, orIfEmpty: "No tables.") { page, tables in
            page.table(["Table", "Heap", "TOAST", "Indexes", "All"]) { rows in
                for table in tables {
                    rows.cell(context.name(table.name))
                    for part in [\TableSizes.heapBytes, \.toastBytes, \.indexBytes, \.totalBytes] {
                        rows.cell(FigureText.of(table.sizes.part(part)) { "\($0)" })
                    }
                }
            }
        }
        page.part(context.measures.indexes, orIfEmpty: "No indexes.") { page, indexes in
            page.table(["Index", "Bytes"]) { rows in
                for index in indexes {
                    rows.cell(context.name(index.qualifiedName))
                    rows.cell(FigureText.of(index.bytes) { "\($0)" })
                }
            }
        }
    }
}
