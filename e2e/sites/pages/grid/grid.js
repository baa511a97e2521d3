// Rows made by arithmetic, equal on every run.
const FIRST = ['North', 'South', 'East', 'West', 'Upper', 'Lower', 'New', 'Old', 'Great', 'Little'];
const LAST = ['field', 'haven', 'wick', 'stead', 'dale', 'fjord', 'ness', 'holm', 'garth', 'by'];
const COUNTRIES = ['Norway', 'Czechia', 'Germany', 'Hungary', 'Iceland'];

const rows = Array.from({ length: 10_000 }, (_, i) => ({
  name: `${FIRST[i % 10]}${LAST[Math.floor(i / 10) % 10]} ${Math.floor(i / 100) + 1}`,
  country: COUNTRIES[(i * 7) % 5],
  population: (i * 7919) % 100_003,
  altitude: (i * 104_729) % 2_411,
  founded: 900 + ((i * 31) % 1100),
  coast: i % 3 === 0,
  note: '',
}));

const grid = agGrid.createGrid(document.querySelector('#grid'), {
  rowData: rows,
  rowSelection: { mode: 'multiRow' },
  defaultColDef: { sortable: true, filter: true, resizable: true },
  columnDefs: [
    { field: 'name', width: 200 }, { field: 'country' }, { field: 'population', valueFormatter: ({ value }) => value.toLocaleString('en') },
    { field: 'altitude', cellStyle: ({ value }) => ({ background: `hsl(${160 - value / 20} 50% 88%)` }) }, { field: 'founded', width: 120 }, { field: 'coast', width: 100 }, { field: 'note', editable: true, flex: 1 },
  ],
});

document.querySelector('#quick').addEventListener('input', (event) => grid.setGridOption('quickFilterText', event.target.value));
