// State of the booking desk; the template is in the page.
const { createApp, ref } = Vue;

const START = [['Anna Berg', 2], ['Tomáš Novák', 7], ['Eszter Nagy', 3], ['Jonas Weber', 5]].map(([guest, nights], i) => ({ guest, nights, arrival: `2026-08-0${i + 2}`, paid: i % 2 === 0 }));

const app = createApp({
  setup() {
    const rows = ref(START);
    const guest = ref('');
    const arrival = ref(null);
    const comfort = ref(2);
    const drawer = ref(false);
    const chosen = ref(null);
    const book = () => {
      rows.value = [...rows.value, { guest: guest.value, nights: comfort.value, arrival: arrival.value?.toISOString().slice(0, 10) ?? '', paid: false }];
      ElementPlus.ElMessage({ message: 'Booked', type: 'success', duration: 1500 });
    };
    const open = (row) => {
      chosen.value = row;
      drawer.value = true;
    };
    // A month that does not depend on today, or the calendar would look different on every run.
    return { rows, guest, arrival, comfort, drawer, chosen, book, open, paid: ref(false), month: new Date(Date.UTC(2026, 7, 12)), extras: [{ label: 'Extras', children: [{ label: 'Breakfast' }, { label: 'Firewood' }, { label: 'Boat', children: [{ label: 'Life vests' }] }] }] };
  },
});
app.use(ElementPlus);
app.mount('#app');
