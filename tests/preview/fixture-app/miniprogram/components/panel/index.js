Component({ options: { multipleSlots: true, addGlobalClass: true }, properties: { title: String } });
